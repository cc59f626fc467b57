/** Words of the language that cannot be, or should not be, the name of anything. */
const language =
  'any arguments as assert async await break case catch class const continue debugger default delete do else enum ' +
  'eval export extends false finally for function if implements import in instanceof interface let never new null ' +
  'package private protected public return static super switch this throw true try typeof undefined unknown var ' +
  'void while with yield';

/** What every file of JavaScript and TypeScript can see, and would see no longer. */
const globals =
  'AggregateError Array ArrayBuffer AsyncIterable Atomics Awaited BigInt Boolean Buffer DataView Date Error EvalError ' +
  'Exclude FormData Function Generator Headers Infinity Intl Iterable Iterator JSON Map Math NaN NonNullable Number ' +
  'Object Omit Partial Pick Promise Proxy RangeError Readonly Record ReferenceError Reflect RegExp Request Required ' +
  'Response ReturnType Set String Symbol SyntaxError TypeError URL WeakMap WeakRef WeakSet WebAssembly WebSocket';

/** What the files of a module import, by names that a module of that name would give to something of its own. */
const imported =
  'AccessPolicy AnswerOf Body Clock Controller CurrentUser Database ExpectedVersions Feature FeatureModule Ids IfMatch ' +
  'Inject Input ListQuery Migration Module Operation Outbox Param Platform Principal Query Reply Res Routes Session Slice StaleWrite ' +
  'Stored UnitOfWork UnknownReference JsonDocument Client';

/** What the API describes already. */
const described =
  'AuditEntry AuditPage Credentials HealthReport HealthState PasswordChange Problem Profile RefreshToken Registration Role Roles ' +
  'Token Tokens User UserPage';

/** What every object has. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

export const reservedWords: ReadonlySet<string> = new Set([...language.split(' '), ...inherited]);

/** In lower case: `map` would make a class `Map`. */
export const reservedClasses: ReadonlySet<string> = new Set(
  [globals, imported, described].flatMap((list) => list.split(' ')).map((name) => name.toLowerCase()),
);

/** What the templates call things inside their functions: a row of `events` is an `eventRecord` there. */
export const localNames: ReadonlySet<string> = new Set(
  (
    'accessPolicy after app args exists first missing naming others sorts update attempt body caller changed changes client column columns contract created cursor ' +
    'database details error event events expected found headers id ids input items json key limit lower made name ' +
    'next now outbox page params path policy position principal query queries referenced reference references ' +
    'replaced reply request response route row rows schema service session sort sql statement status table tables ' +
    'text timestamp token unitOfWork useCases user users uuids value values version write writes z'
  ).split(' '),
);
