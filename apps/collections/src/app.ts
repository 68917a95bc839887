import { serviceApp } from '@corridor/process';
import { collectionsService } from '@corridor/services/collections';

export const app = serviceApp(collectionsService);
