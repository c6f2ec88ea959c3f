using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Storage.Models;

namespace SupportBot.Cli.Models;

/// <summary>What the commands on models tell programs.</summary>
internal static class ModelJson
{
    public static string Of(IReadOnlyList<StoredModel> models) => JsonSerializer.Serialize([.. models.Select(View)], ModelsJson.Default.IReadOnlyListModelView);

    public static string Of(StoredModel model) => JsonSerializer.Serialize(View(model), ModelsJson.Default.ModelView);

    public static string Of(ModelAct act) => JsonSerializer.Serialize(act, ModelsJson.Default.ModelAct);

    public static string Of(TrainedFile trained) => JsonSerializer.Serialize(trained, ModelsJson.Default.TrainedFile);

    public static string Name(ModelState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static ModelView View(StoredModel model) => new(
        model.Version.Value, Name(model.State), model.IsShipped, model.MadeAt, model.MadeBy, model.Parent?.Value, model.Size, model.ActivatedAt, model.ActivatedBy,
        model.ShadowSince, model.Card);
}

internal sealed record ModelView(
    string Version, string State, bool Shipped, DateTimeOffset MadeAt, string? MadeBy, string? Parent, long Bytes, DateTimeOffset? ActivatedAt, string? ActivatedBy,
    DateTimeOffset? ReadsAlongSince, ModelCard Card);

/// <param name="Done">Whether the model is active now.</param>
/// <param name="Why">Why not.</param>
internal sealed record ModelAct(string? Version, bool Done, string? Why);

/// <summary>What <c>train</c> wrote.</summary>
internal sealed record TrainedFile(string Version, string File, int Messages, int Features);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ModelView>))]
[JsonSerializable(typeof(ModelAct))]
[JsonSerializable(typeof(TrainedFile))]
internal sealed partial class ModelsJson : JsonSerializerContext;
