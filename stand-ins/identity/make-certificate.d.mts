export function makeCertificate(name: string): { privateKey: string; certificate: string };
