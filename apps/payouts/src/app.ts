import { serviceApp } from '@corridor/process';
import { payoutsService } from '@corridor/services/payouts';

export const app = serviceApp(payoutsService);
