import { serviceApp } from '@corridor/process';
import { ledgerService } from '@corridor/services/ledger';

export const app = serviceApp(ledgerService);
