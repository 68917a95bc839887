export { HostedModule, type HostedOptions } from './hosted.module.js';
