using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Classification;
using SupportBot.Classification.Labelling;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;
using SupportBot.Storage.Models;

namespace SupportBot.Cli.Models;

/// <summary>
/// The models of a store, for commands. They work beside a server that runs on it, on either engine: each write is short, and what
/// they change is taken up by every node within seconds. They neither make a store nor change its schema.
/// </summary>
internal sealed class ModelsOfStore : IAsyncDisposable
{
    private readonly Database _database;
    private readonly Comparisons _comparisons;

    private ModelsOfStore(Database database, IConfiguration configuration)
    {
        _database = database;
        var (clock, audit) = (TimeProvider.System, new AuditLog(database, TimeProvider.System));
        var (shipped, data) = (ShippedModel.Beside(AppContext.BaseDirectory), TrainingData.Beside(AppContext.BaseDirectory));
        var active = new ActiveClassifier(shipped.Classifier);
        var options = StartUp.Options<LabelOptions>(configuration, LabelOptions.Section);
        var labels = new LabelStore(database, options, FrozenSet.BesideTheProgram, clock);
        Models = new ModelStore(database, audit, clock);
        Keeper = new ModelKeeper(Models, active, shipped, new ShippedIntake(Models, shipped, data, clock), new LiveReadings(), clock, NullLogger<ModelKeeper>.Instance);
        _comparisons = new Comparisons(active, Keeper, data, labels, clock);
        Life = new ModelLife(Models, Keeper, _comparisons);
        Trainings = new TrainingStore(database, audit, clock);
        Labels = new LabelTools(database, new LabelImport(database, labels, new LabelReview(database, audit, clock), audit, options, FrozenSet.BesideTheProgram), active, audit);
        Run = new TrainingRun(
            Models, Trainings, data, TrainingLabels.In(labels, Models),
            Options.Create(StartUp.Options<LearningOptions>(configuration, LearningOptions.Section)), clock, NullLogger<TrainingRun>.Instance);
    }

    /// <summary>Who a command is, in the audit log.</summary>
    public static string By => $"{Environment.UserName} (command line)";

    public ModelStore Models { get; }

    public ModelKeeper Keeper { get; }

    public ModelLife Life { get; }

    public TrainingStore Trainings { get; }

    public TrainingRun Run { get; }

    public LabelTools Labels { get; }

    /// <param name="of">Which store; null for the one the server runs with.</param>
    /// <exception cref="StoreException">There is none, or it is not one of this program's.</exception>
    public static async Task<ModelsOfStore> OpenAsync(string? of)
    {
        var models = new ModelsOfStore(await StoreCommand.OpenAsync(of), StartUp.CreateBuilder([]).Configuration);
        await models.Keeper.LookAsync(default);
        return models;
    }

    public async ValueTask DisposeAsync()
    {
        _comparisons.Dispose();
        Keeper.Dispose();
        await _database.DisposeAsync();
    }
}
