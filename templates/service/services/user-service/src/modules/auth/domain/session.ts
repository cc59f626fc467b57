/** A login that lasts: the family of all refresh tokens that descend from it. */
export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
  /** After this moment nothing extends it. */
  expiresAt: Date;
}
