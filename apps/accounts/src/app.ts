import { serviceApp } from '@corridor/process';
import { accountsService } from '@corridor/services/accounts';

export const app = serviceApp(accountsService);
