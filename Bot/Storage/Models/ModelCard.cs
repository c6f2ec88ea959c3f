using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Storage.Models;

/// <summary>What a model has learnt from, and how well it reads messages it has not learnt from.</summary>
internal sealed record ModelCard
{
    public static ModelCard Empty { get; } = new();

    /// <summary>Messages of the corpus that it learnt from; 0 when nobody said.</summary>
    public int Corpus { get; init; }

    /// <summary>Corrected messages that it learnt from.</summary>
    public int Labels { get; init; }

    public DateTimeOffset? NewestLabel { get; init; }

    /// <summary>When the labels were read that it learnt from: before it was trained, which takes a while.</summary>
    public DateTimeOffset? LabelsReadAt { get; init; }

    /// <summary>How long it was trained, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Messages of erased customers that the model before it had learnt from, and this one has not.</summary>
    public int Erased { get; init; }

    /// <summary>On the frozen set: per head, over all languages and then each.</summary>
    public IReadOnlyList<ModelFigure> Figures { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ModelCardJson.Default.ModelCard);

    public static ModelCard FromJson(string json) => JsonSerializer.Deserialize(json, ModelCardJson.Default.ModelCard) ?? Empty;
}

/// <summary>How well one head reads one language, on messages that no model learns from.</summary>
/// <param name="Language">As the corpus calls it, or <c>all</c>.</param>
/// <param name="Messages">How many were read.</param>
/// <param name="Sure">The share on which the head was sure.</param>
/// <param name="RightWhenSure">Accuracy where it was sure.</param>
/// <param name="CalibrationError">How far confidence is from the share of right readings; 0 is best.</param>
internal sealed record ModelFigure(
    string Head, string Language, int Messages, double MacroF1, double Accuracy, double Sure, double RightWhenSure, double CalibrationError)
{
    public const string All = "all";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext;
