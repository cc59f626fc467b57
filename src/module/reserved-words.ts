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
  'AccessPolicy AnswerOf AnswerOnce AnswerOnceOf AuthorizationError Body BodyOf Clock ConflictError Controller ' +
  'CurrentUser Database ExpectedVersions Feature Ids HttpClient IfMatch Input JsonDocument ' +
  'ListQuery Migration Module NotFoundError Once Operation Outbox Outcome Param Platform PreconditionError Principal ' +
  'Query QueryOf Reply Res Routes Row Session SettledAnswer SortedPage SortedPage SortedPageRequest StaleWrite Stored T ' +
  'Tables UnitOfWork UnknownReference ValidationError';

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
  'Details Event InUse Input Page Permission Repository Row SortField Stores View'.split(' '),
);

/** Values that the templates declare: a row of `events` is `eventRecord`. The same test checks the list. */
export const localNames: ReadonlySet<string> = new Set(
  (
    'accessPolicy after answer answerOnce app args assertReferencesExist attempt bigInteger body calendarDate caller changed ' +
    'changes client column columns contract created cursor database decimal details error etagOf event events exists ' +
    'expected field first flag found headers id ids input isForeignKeyViolation isUniqueViolation items json jsonDocument key ' +
    'keyset limit listQuery lower made mapConstraintErrors missing name next now orNull other others outbox outcome page params path payloadOf ' +
    'policy position principal provide queries query reference referenced references replaced reply request response route ' +
    'row rows schema service session sort sortedPageRequest sorts sql statement status table tables text timestamp ' +
    'toRow toSortedPage toSortedPageView token unitOfWork update useCases user users uuids value values version ' +
    'wholeNumber write writes z'
  ).split(' '),
);
