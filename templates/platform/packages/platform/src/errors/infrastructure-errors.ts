/** Base class of the errors of unavailable dependencies. Clients get no details. */
export abstract class InfrastructureError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class DatabaseUnavailable extends InfrastructureError {}

export class CacheUnavailable extends InfrastructureError {}

export class MessageBusUnavailable extends InfrastructureError {}
