using System.Numerics.Tensors;
using SupportBot.Classification.Features;
using SupportBot.Conversations;

namespace SupportBot.Classification;

/// <summary>Reads the tone, urgency, topic and wishes in a customer's text. Safe to use from many threads at once.</summary>
internal sealed class Classifier
{
    [ThreadStatic]
    private static Scorer? _scorer;

    private readonly Model _model;
    private readonly GramTable _table;

    public Classifier(Model model, string version)
    {
        _model = model;
        _table = new GramTable(model.Keys);
        Version = version;
    }

    /// <summary>Names the exact model file, for logs and figures.</summary>
    public string Version { get; }

    /// <exception cref="ModelException">The file is missing, damaged, or of another format.</exception>
    public static Classifier Load(string path)
    {
        var (model, version) = ModelFile.Read(path);
        return new Classifier(model, version);
    }

    /// <summary>Reads one text. A text without a letter, digit or picture gives <see cref="Assessment.Unsure"/>.</summary>
    public Assessment Assess(string text)
    {
        var scorer = _scorer ??= new Scorer();
        if (!scorer.Reader.Read(text, _model.Lexicon)) return Assessment.Unsure;
        Span<float> columns = stackalloc float[Model.Stride];
        scorer.Score(_model, _table, columns);
        if (IsRussianInLatin(columns, scorer.Reader)) ReadInCyrillic(text, columns, scorer);
        for (var i = 0; i < Heads.All.Length; i++) _model.Calibrations[i].Apply(Heads.All[i].Of(columns));
        Agreement.Impose(Heads.Sentiment.Of(columns), Heads.Anger.Of(columns));
        return Readings(columns, scorer.Reader.HasLetters);
    }

    private bool IsRussianInLatin(ReadOnlySpan<float> columns, FeatureReader reader)
    {
        if (!reader.IsAllLatin) return false;
        Span<float> language = stackalloc float[Heads.Language.Count];
        Heads.Language.Of(columns).CopyTo(language);
        _model.Calibrations[0].Apply(language);
        return TensorPrimitives.IndexOfMax(language) == (int)Language.Ru;
    }

    /// <summary>Scores the text again as it would be spelt in Russian, but keeps the language read before.</summary>
    private void ReadInCyrillic(string text, Span<float> columns, Scorer scorer)
    {
        Span<float> language = stackalloc float[Heads.Language.Count];
        Heads.Language.Of(columns).CopyTo(language);
        scorer.ReadInCyrillic(text, _model.Lexicon);
        scorer.Score(_model, _table, columns);
        language.CopyTo(Heads.Language.Of(columns));
    }

    private Assessment Readings(ReadOnlySpan<float> columns, bool hasLetters)
    {
        var language = Best(Heads.Language, 0, columns);
        var sentiment = Best(Heads.Sentiment, 1, columns);
        var anger = Best(Heads.Anger, 2, columns);
        var urgency = Best(Heads.Urgency, 3, columns);
        var topic = Best(Heads.Topic, 4, columns);
        var person = Best(Heads.WantsPerson, 5, columns);
        var abuse = Best(Heads.Abuse, 6, columns);
        return new Assessment(
            new((Language)language.Value, language.Confidence, language.IsSure && hasLetters),
            new((Sentiment)sentiment.Value, sentiment.Confidence, sentiment.IsSure),
            new((Anger)anger.Value, anger.Confidence, anger.IsSure),
            new((Urgency)urgency.Value, urgency.Confidence, urgency.IsSure),
            new((Topic)topic.Value, topic.Confidence, topic.IsSure),
            new(person.Value == 1, person.Confidence, person.IsSure),
            new((Abuse)abuse.Value, abuse.Confidence, abuse.IsSure));
    }

    private Reading<int> Best(Head head, int index, ReadOnlySpan<float> columns)
    {
        var likely = head.Of(columns);
        var best = TensorPrimitives.IndexOfMax(likely);
        return new Reading<int>(best, likely[best], likely[best] >= _model.Calibrations[index].SureFrom);
    }
}
