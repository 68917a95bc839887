import { commaList } from '@corridor/runtime';
import { FLEEXPAY } from '@corridor/surfaces/fleexpay';
import type { HostRule } from '@corridor/surfaces/http';
import { XFLOW } from '@corridor/surfaces/xflow';
import { z } from 'zod';

/** How a gateway is known from outside, as variables of the environment; all of them have defaults. */
export const apiSettings = {
  /** Hosts that serve the FleexPay API at `/v1/…` to keys of live mode, and to keys of test mode. */
  FLEEXPAY_LIVE_HOSTS: commaList().default([]),
  FLEEXPAY_TEST_HOSTS: commaList().default([]),
  /** Hosts that serve the Xflow API at `/v1/…`: to keys of both modes, as the key says which is meant. */
  XFLOW_HOSTS: commaList().default([]),
  /** What customers reach the hosted pages by; without it, the host that a link is asked for at. */
  HOSTED_ORIGIN: z.string().refine(isOrigin, 'must be an origin such as https://pay.example.com').optional(),
};

type ApiSettings = z.output<z.ZodObject<typeof apiSettings>>;

type HostSettings = Pick<ApiSettings, 'FLEEXPAY_LIVE_HOSTS' | 'FLEEXPAY_TEST_HOSTS' | 'XFLOW_HOSTS'>;

export function hostRules({ FLEEXPAY_LIVE_HOSTS, FLEEXPAY_TEST_HOSTS, XFLOW_HOSTS }: HostSettings): readonly HostRule[] {
  return [
    ...FLEEXPAY_LIVE_HOSTS.map((host) => ({ host, surface: FLEEXPAY, mode: 'live' as const })),
    ...FLEEXPAY_TEST_HOSTS.map((host) => ({ host, surface: FLEEXPAY, mode: 'test' as const })),
    ...XFLOW_HOSTS.map((host) => ({ host, surface: XFLOW, mode: null })),
  ];
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && origin === text;
}
