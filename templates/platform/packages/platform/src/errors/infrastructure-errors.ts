/** Base of the errors that say a part of the system is away. Callers learn no more than that. */
export abstract class InfrastructureError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class DatabaseUnavailable extends InfrastructureError {}

export class CacheUnavailable extends InfrastructureError {}

export class MessageBusUnavailable extends InfrastructureError {}
