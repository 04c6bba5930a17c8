namespace StaticGraph.Faults;

/// <summary>The calls that can fail, as faults.c numbers them.</summary>
internal enum CallKind
{
    Open = 1,
    Read,
    Write,
    Sync,
    Rename,
    Link,
    Unlink,
    Truncate,
    Allocate,
    Close,
    Lock,
    Thread,
    Memory,
    Duplicate,

    /// <summary>A close of a copy of a descriptor: what asks for the errors of writes that have not been told of yet.</summary>
    CloseCopy,
}

/// <summary>Calls of one kind that fail: from number <see cref="First"/> on, so many times, or for ever where that is 0.</summary>
/// <param name="Kind">The calls.</param>
/// <param name="First">The first that fails.</param>
/// <param name="Times">How many do.</param>
/// <param name="Error">The system's number, or <see cref="Short"/>: a part of what was asked is done.</param>
internal readonly record struct Fault(CallKind Kind, int First, int Times, int Error)
{
    public const int Short = -1;

    public const int InputOutput = 5, NoSpace = 28, Quota = 122;

    private const int NotPermitted = 1, Interrupted = 4, Again = 11, Denied = 13, TooManyFiles = 24, NotSupported = 95, NoLocks = 37;

    /// <summary>What can happen to calls of a kind.</summary>
    public static int[] ErrorsOf(CallKind kind) => kind switch
    {
        CallKind.Open => [Interrupted, InputOutput, NoSpace, TooManyFiles, Denied],
        CallKind.Read => [Interrupted, InputOutput, Short],
        CallKind.Write => [Interrupted, InputOutput, NoSpace, Quota, Short],
        CallKind.Sync => [Interrupted, InputOutput, NoSpace],
        CallKind.Rename => [InputOutput, NoSpace, Denied],
        CallKind.Link => [NotPermitted, NotSupported, NoSpace],
        CallKind.Unlink => [InputOutput, Denied],
        CallKind.Truncate => [Interrupted, InputOutput],
        CallKind.Allocate => [Interrupted, NoSpace, NotSupported],
        CallKind.Close or CallKind.CloseCopy => [Interrupted, InputOutput, NoSpace],
        CallKind.Lock => [NoLocks],
        CallKind.Thread => [Again],
        CallKind.Duplicate => [TooManyFiles],
        _ => [12],
    };

    /// <summary>A call that is interrupted for ever is no fault of a machine, and would be asked again for ever.</summary>
    public bool IsPossible => Error != Interrupted || Times > 0;
}
