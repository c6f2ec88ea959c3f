using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Classification;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Models;
using SupportBot.Tests.Classification;

namespace SupportBot.Tests.Support;

/// <summary>The models of a store as one node has them at hand, without a server around.</summary>
internal sealed class StoredModels : IDisposable
{
    private readonly TestStore _store;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <param name="shipped">The toy variant that came with this node's program.</param>
    public StoredModels(TestStore store, int shipped = 0)
    {
        _store = store;
        Shipped = Ship(shipped);
        Active = new ActiveClassifier(Shipped.Classifier);
        Audit = new AuditLog(store.Database, store.Clock);
        Store = new ModelStore(store.Database, Audit, store.Clock);
        Intake = new ShippedIntake(Store, Shipped, new TrainingData(_folder), store.Clock);
        Keeper = new ModelKeeper(Store, Active, Shipped, Intake, Live, store.Clock, NullLogger<ModelKeeper>.Instance);
    }

    public ShippedModel Shipped { get; }

    public ActiveClassifier Active { get; }

    public AuditLog Audit { get; }

    public ModelStore Store { get; }

    public ShippedIntake Intake { get; }

    public LiveReadings Live { get; } = new();

    public ModelKeeper Keeper { get; }

    /// <summary>The one that a test lets read unseen.</summary>
    public ModelVersion ShadowVersion { get; set; }

    /// <summary>Puts a toy variant in as a candidate.</summary>
    public Task<ModelVersion> AddAsync(int variant) => AddAsync(ToyVariants.Bytes(variant));

    public async Task<ModelVersion> AddAsync(byte[] bytes)
    {
        var version = ToyVariants.VersionOf(bytes);
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.AddAsync(Candidate(version), bytes, last: null, default);
        return version;
    }

    public static StoredModel Candidate(ModelVersion version) =>
        new(version, ModelState.Candidate, default, "root", Parent: null, Size: 0, new ModelCard { Corpus = 150, Labels = 3 });

    public Task<Activation> PromoteAsync(ModelVersion version, string by = "root") =>
        Store.ActivateAsync(version, instead: null, AuditAct.ModelPromoted, by, reason: null, default);

    public async Task<ModelVersion?> ActiveInStoreAsync() => (await Store.MarkAsync()).Active;

    /// <summary>Changes one bit of a stored model.</summary>
    public Task DamageAsync(ModelVersion version) => _store.Database.WriteAsync(WriteKey.None, async sql =>
    {
        var chunk = (await sql.FirstAsync("SELECT bytes FROM model_chunks WHERE version = $1 AND number = 0", row => row.GetFieldValue<byte[]>(0), version.Value))!;
        chunk[1000] ^= 4;
        await sql.ExecuteAsync("UPDATE model_chunks SET bytes = $2 WHERE version = $1 AND number = 0", version.Value, chunk);
    });

    public void Dispose()
    {
        Keeper.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ShippedModel Ship(int variant)
    {
        var path = Path.Combine(_folder, "classifier.bin");
        File.WriteAllBytes(path, ToyVariants.Bytes(variant));
        return new ShippedModel(path, Classifier.Load(path));
    }
}
