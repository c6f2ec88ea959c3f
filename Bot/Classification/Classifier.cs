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

    /// <param name="bytes">What <see cref="ModelFile.Bytes"/> made.</param>
    /// <param name="name">What the bytes are called in a refusal.</param>
    /// <exception cref="ModelException">They are damaged, or of another format.</exception>
    public static Classifier Of(byte[] bytes, string name)
    {
        var (model, version) = ModelFile.Read(bytes, name);
        return new Classifier(model, version);
    }

    /// <summary>Reads one text. A text without a letter, digit or picture gives <see cref="Assessment.Unsure"/>.</summary>
    public Assessment Assess(string text)
    {
        Span<float> likely = stackalloc float[Model.Stride];
        return TryRead(text, likely, out var hasLetters) ? Readings(likely, hasLetters) : Assessment.Unsure;
    }

    /// <summary>The words of a text that carried the reading of a head, strongest first; none when nothing stood out.</summary>
    public IReadOnlyList<Reason> Explain(string text, Head head) => Reasons.Of(this, text, head);

    /// <param name="text">As the customer wrote it.</param>
    /// <param name="likely"><see cref="Model.Stride"/> numbers: how likely each answer of each head is.</param>
    /// <param name="hasLetters">Whether there was a letter in it, so that it has a language.</param>
    /// <returns>False when there is nothing to read.</returns>
    public bool TryRead(ReadOnlySpan<char> text, Span<float> likely, out bool hasLetters)
    {
        var scorer = _scorer ??= new Scorer();
        var isThere = scorer.Reader.Read(text, _model.Lexicon);
        hasLetters = scorer.Reader.HasLetters;
        if (!isThere) return false;
        scorer.Score(_model, _table, likely);
        if (IsRussianInLatin(likely, scorer.Reader)) ReadInCyrillic(text, likely, scorer);
        for (var i = 0; i < Heads.All.Length; i++) _model.Calibrations[i].Apply(Heads.All[i].Of(likely));
        Agreement.Impose(Heads.Sentiment.Of(likely), Heads.Anger.Of(likely));
        return true;
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
    private void ReadInCyrillic(ReadOnlySpan<char> text, Span<float> columns, Scorer scorer)
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
