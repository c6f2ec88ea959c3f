using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Triage.Loading;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Triage.Testing;

/// <summary>Reads what is fixed of a tested conversation: the reading of the words and the world around them.</summary>
internal static class ReadingReader
{
    private const string Model = "model";

    /// <summary><c>reading: { topic: payment }</c>; null for <c>reading: model</c>, or the given one where the key is absent.</summary>
    public static FixedReading? Read(Section section, FixedReading? otherwise)
    {
        if (section.Find("reading") is not { } at || at is YamlScalarNode { Value: Model }) return section.Has("reading") ? null : otherwise;
        if (section.Child(at, "'reading'") is not { } heads) return otherwise;
        var read = new FixedReading(
            heads.OneOf<Topic>(heads.Find("topic"), "topic"), heads.OneOf<Urgency>(heads.Find("urgency"), "urgency"),
            heads.OneOf<Anger>(heads.Find("anger"), "anger"), heads.OneOf<Sentiment>(heads.Find("sentiment"), "sentiment"),
            heads.OneOf<Abuse>(heads.Find("abuse"), "abuse"), heads.OneOf<Language>(heads.Find("language"), "language"),
            heads.YesNo("wants_person"));
        heads.Finish();
        return read.Over(otherwise);
    }

    /// <summary><c>given: { open: no, tickets: 3 }</c>: what expressions may ask about beside the words.</summary>
    public static Given Given(Section section)
    {
        if (section.Find("given") is not { } at || section.Child(at, "'given'") is not { } given) return Testing.Given.Nothing;
        var usual = Circumstances.Usual;
        var incident = given.YesNo("incident") is true ? Incident() : null;
        var past = new PastTickets(Number(given, "tickets") ?? 0, Number(given, "tickets_open") ?? 0, Number(given, "tickets_days"));
        var chance = Number(given, "chance") is { } percent ? new Chance(percent / 100.0, 100) : null;
        var articles = given.WordList("articles").Select(word => word.Word).ToImmutableArray();
        var read = new Given(new Circumstances(given.YesNo("open") ?? usual.IsOpen, incident, past, chance), articles, given.OptionalWord("channel"));
        given.Finish();
        return read;
    }

    private static IncidentNotice Incident() =>
        new(new IncidentId(1), 1, [.. Enum.GetValues<Topic>()], new IncidentTexts("Incident", "Сбой", "Awaria"));

    private static int? Number(Section section, string key)
    {
        if (section.Find(key) is not { } at || section.Word(at, key) is not { } word) return null;
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        section.Source.Report(at, ProblemKind.WrongValue, $"'{key}' is a whole number, not '{word}'.");
        return null;
    }
}
