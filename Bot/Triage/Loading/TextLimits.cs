using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Loading;

/// <summary>How long a text may be and how much it may ask (C06).</summary>
/// <param name="Length">In characters, in whichever form of address it is longer.</param>
/// <param name="Questions">Question marks.</param>
internal sealed record TextLimits(int Length, int Questions)
{
    public static TextLimits Statement { get; } = new(300, 0);
    public static TextLimits Question { get; } = new(300, 1);

    /// <summary>The words of a button; messengers cut longer ones.</summary>
    public static TextLimits Label { get; } = new(40, 1);

    public void Check(YamlSource source, YamlNode at, string text)
    {
        foreach (var (kind, message) in Problems(text)) source.Report(at, kind, message);
    }

    /// <summary>What of these limits a text does not keep to.</summary>
    public IEnumerable<(ProblemKind Kind, string Message)> Problems(string text)
    {
        var length = Math.Max(Blank.Addressed(text, FormOfAddress.Formal).Length, Blank.Addressed(text, FormOfAddress.Informal).Length);
        if (length > Length)
            yield return (ProblemKind.TextTooLong, $"This text has {length} characters; {Length} are allowed. Say the first thing to do, and leave the rest to the next step.");
        if (Blank.Addressed(text, FormOfAddress.Formal).Count(c => c == '?') > Questions)
        {
            yield return (ProblemKind.TooManyQuestions, Questions == 0
                ? "A question is asked here and nobody waits for the answer. Make it an 'ask' step."
                : "More than one question at a time. Ask the first, and the second in a step of its own.");
        }
        if (Words.Variables(text).Any(v => v.Length == 0) || text.Count(c => c == '{') != text.Count(c => c == '}'))
            yield return (ProblemKind.WrongValue, "A brace is open. Variables are written {order}.");
    }
}
