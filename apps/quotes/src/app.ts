import { serviceApp } from '@corridor/process';
import { quotesService } from '@corridor/services/quotes';

export const app = serviceApp(quotesService);
