namespace SupportBot.Triage.Loading;

/// <summary>Something wrong in a file of the playbook, where it stands, and what to do about it.</summary>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
internal sealed record ScriptProblem(string File, int Line, int Column, ProblemKind Kind, string Message)
{
    public override string ToString() => Line == 0
        ? $"{File}: {Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}

/// <summary>The kinds of problems a file of the playbook can have.</summary>
internal enum ProblemKind
{
    NotReadable,
    NotYaml,
    MissingKey,
    UnknownKey,
    WrongValue,
    MissingLanguage,
    MissingVariant,
    MissingForm,
    TextTooLong,
    TooManyQuestions,
    TooMuchAtOnce,
    UnknownFact,
    FactMayBeUnknown,
    UnknownStep,
    UnknownQueue,
    UnreachableStep,
    DeadEnd,
    LoopWithoutExit,
    LoopWithoutWaiting,
    DuplicateId,
    DuplicateTopic,
    WrongExpression,
    UnknownScript,
    CallsItself,
    UnknownArticle,

    /// <summary>Words that support does not use (C03, C14, C15, C30).</summary>
    Conduct,
}
