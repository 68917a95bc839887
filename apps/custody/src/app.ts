import { serviceApp } from '@corridor/process';
import { custodyService } from '@corridor/services/custody';

export const app = serviceApp(custodyService);
