/** This surface, where commands, events and deliveries have to say whose words they speak. */
export const XFLOW = 'xflow';
