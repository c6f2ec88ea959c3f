using System.CommandLine;
using SupportBot.Classification;
using SupportBot.Learning;

namespace SupportBot.Cli.Models;

/// <summary><c>promote</c> makes a model of the store the active one; <c>rollback</c> goes back to one that was.</summary>
internal static class PromoteCommand
{
    private static readonly Option<string?> Of = StoreOptions.Of();
    private static readonly Option<bool> Json = Paths.Json();
    private static readonly Argument<string> Version = new("version") { Description = "Which model, as 'models' lists it." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why it should be active although it reads worse. It is kept in the audit log." };
    private static readonly Argument<string?> Earlier = new("version")
    {
        Description = "Which model, as 'models' lists it. Without it, the one that was active before.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command(
            "promote", "Make a model of the store the active one, on all nodes within seconds. Ends with 0 when it is active, 1 when it reads worse and no reason was given, 2 when it could not be done.")
        {
            Version, Reason, Of, Json,
        };
        command.SetAction((parsed, ct) => PromoteAsync(
            parsed.GetValue(Of), parsed.GetValue(Version)!, parsed.GetValue(Reason), new Told(parsed.GetValue(Json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error), ct));
        return command;
    }

    public static Command CreateRollback()
    {
        var command = new Command("rollback", "Go back to a model that was active before, on all nodes within seconds. Ends with 0 when it is active, 2 when it could not be done.")
        {
            Earlier, Of, Json,
        };
        command.SetAction((parsed, ct) => RollBackAsync(
            parsed.GetValue(Of), parsed.GetValue(Earlier), new Told(parsed.GetValue(Json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error), ct));
        return command;
    }

    internal static Task<int> PromoteAsync(string? of, string version, string? reason, Told told, CancellationToken ct) => StoreOptions.RunAsync(
        of, told.Errors, async store => told.Say(version, await store.Life.PromoteAsync(Named(version), ModelsOfStore.By, reason, ct)));

    internal static Task<int> RollBackAsync(string? of, string? version, Told told, CancellationToken ct) => StoreOptions.RunAsync(
        of, told.Errors, async store =>
        {
            var earlier = version is null ? await store.Life.BeforeAsync() : Named(version);
            return earlier is { } found
                ? told.Say(found.Value, await store.Life.RollBackAsync(found, ModelsOfStore.By, ct))
                : told.Say(null, new PromoteResult.NotFound());
        });

    private static ModelVersion Named(string version) => ModelVersion.TryParse(version, null, out var named)
        ? named
        : throw new ModelException($"'{version}' names no model. 'models' lists them.");

    /// <summary>Where and how it is said what became of it.</summary>
    internal sealed record Told(bool Json, TextWriter Output, TextWriter Errors)
    {
        public int Say(string? version, PromoteResult result)
        {
            var (code, why) = result switch
            {
                PromoteResult.Done => (0, null),
                PromoteResult.AlreadyActive => (StoreOptions.Failed, $"Model {version} is already active."),
                PromoteResult.NeedsReason worse => (StoreOptions.NeedsReason, $"{worse.Why} Give --reason to make it active all the same."),
                PromoteResult.Unusable unusable => (StoreOptions.Failed, unusable.Why),
                PromoteResult.NotFound => (StoreOptions.Failed, version is null ? "No model was active before." : $"There is no such model {version} to make active. 'models' lists them."),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (Json) Output.WriteLine(ModelJson.Of(new ModelAct(version, why is null, why)));
            else if (why is null) Output.WriteLine($"Model {version} reads every message from now on.");
            else Errors.WriteLine(why);
            return code;
        }
    }
}
