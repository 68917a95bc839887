import { serviceApp } from '@corridor/process';
import { webhooksService } from '@corridor/services/webhooks';
import { fleexpayDialect } from '@corridor/surfaces/fleexpay';

export const app = serviceApp(webhooksService([fleexpayDialect]));
