/** Words of JavaScript and TypeScript that are not used as names. */
const language =
  'any arguments as assert async await break case catch class const continue debugger default delete do else enum ' +
  'eval export extends false finally for function if implements import in instanceof interface let never new null ' +
  'package private protected public return static super switch this throw true try typeof undefined unknown var ' +
  'void while with yield';

/** The suffix of names that would otherwise conflict. */
export const recordEnding = 'Record';

/** Globals that a type with the same name would hide. */
const globals =
  'AggregateError Array ArrayBuffer AsyncIterable Atomics Awaited BigInt Boolean Buffer DataView Date Error EvalError ' +
  'Exclude FormData Function Generator Headers Infinity Intl Iterable Iterator JSON Map Math NaN NonNullable Number ' +
  'Object Omit Partial Pick Promise Proxy RangeError Readonly Record ReferenceError Reflect RegExp Request Required ' +
  'Response ReturnType Set String Symbol SyntaxError TypeError URL WeakMap WeakRef WeakSet WebAssembly WebSocket';

/** Types that the files of a module use. A test checks the list against the templates. */
const imported =
  'AccessPolicy AnswerOf AnswerOnce AnswerOnceOf AuthorizationError Body BodyOf Clock Controller CurrentUser Database ' +
  'ExpectedVersions Feature HttpClient Ids IfMatch InUse Input JsonDocument ListQuery Module ' +
  'NotFoundError Once Operation Outbox Outcome Page PageRequest Param Platform Principal Query QueryOf Reply Res Routes ' +
  'Row Session SettledAnswer StaleWrite Stored T Taken UnitOfWork UnknownReference';

/** Schema names of the API. */
const described =
  'AuditEntry AuditPage Credentials HealthReport HealthState PasswordChange Problem Profile RefreshToken Registration Role Roles ' +
  'Token Tokens User UserPage';

/** Properties that every object inherits. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

export const reservedWords: ReadonlySet<string> = new Set([...language.split(' '), ...inherited]);

/** Types that a type of the same name would hide: the type of a row of `maps` is `MapRecord`. */
export const hiddenTypes: ReadonlySet<string> = new Set(
  [globals, imported, described].flatMap((list) => list.split(' ')),
);

/** Suffixes of a module's own types: `OrderDetails`. */
export const moduleTypes: ReadonlySet<string> = new Set(
  'Details Event Input Page Permission Repository Row SortField Stores View'.split(' '),
);
