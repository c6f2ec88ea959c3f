using System.CommandLine;
using Spectre.Console;
using SupportBot.Storage.Models;

namespace SupportBot.Cli.Models;

/// <summary><c>models</c>: which models there are, and how well they read.</summary>
internal static class ModelsCommand
{
    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();

    public static Command Create()
    {
        var command = new Command("models", "List the models of the store: the active one, candidates, and those that can be gone back to.") { Of, Json };
        command.SetAction((parsed, _) => ListAsync(parsed.GetValue(Of), parsed.GetValue(Json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    internal static Task<int> ListAsync(string? of, bool json, TextWriter output, TextWriter errors) => StoreOptions.RunAsync(of, errors, async store =>
    {
        var models = await store.Models.ListAsync();
        if (json) await output.WriteLineAsync(ModelJson.Of(models));
        else if (models.Count == 0) await output.WriteLineAsync("There are no models in the store yet; the server puts the one it came with in soon after its start.");
        else Terminal.Of(output).Write(Table(models));
        return 0;
    });

    private static Table Table(IReadOnlyList<StoredModel> models)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "version", "state", "made", "labels", "urgency", "topic", "anger" })
            table.AddColumn(new TableColumn(column).NoWrap().Alignment(column is "version" or "state" ? Justify.Left : Justify.Right));
        foreach (var model in models)
        {
            table.AddRow([.. new[]
            {
                model.Version.Value, State(model), model.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), model.IsShipped ? "shipped" : Count(model.Card.Labels), Points(model.Card, "urgency"), Points(model.Card, "topic"), Points(model.Card, "anger"),
            }.Select(Markup.Escape)]);
        }
        return table.Caption("times are UTC; figures: macro-F1 on messages that no model learns from");
    }

    private static string State(StoredModel model) => model.ShadowSince is null ? ModelJson.Name(model.State) : "reads along";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Points(ModelCard card, string head) =>
        card.Figures.FirstOrDefault(figure => figure.Head == head && figure.Language == ModelFigure.All)?.MacroF1.ToString(".000", CultureInfo.InvariantCulture) ?? "";
}
