import { serviceApp } from '@corridor/process';
import { webhooksService } from '@corridor/services/webhooks';
import { fleexpayDialect } from '@corridor/surfaces/fleexpay';
import { xflowDialect } from '@corridor/surfaces/xflow';

export const app = serviceApp(webhooksService([fleexpayDialect, xflowDialect]));
