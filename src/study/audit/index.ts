export { type Audit, type AuditedInput, audit } from './audit.ts';
