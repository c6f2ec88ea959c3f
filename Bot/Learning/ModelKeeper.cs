using SupportBot.Classification;
using SupportBot.Storage;
using SupportBot.Storage.Models;

namespace SupportBot.Learning;

/// <summary>
/// Keeps this node reading with the model that is active in the store, whichever node made it so. One is fetched, verified and tried
/// before it is taken, beside the turns; one that cannot be used leaves the last good one.
/// </summary>
internal sealed class ModelKeeper(ModelStore models, ActiveClassifier active, ShippedModel shipped, ShippedIntake intake, LiveReadings live, TimeProvider clock,
    ILogger<ModelKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    // What came with the program is at hand without the store, and putting it in is no part of a start.
    private static readonly TimeSpan UntilIntake = TimeSpan.FromMinutes(1);

    // What could not be used may be mended in the store by then.
    private static readonly TimeSpan UntilRetry = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile ModelTrouble? _trouble;
    private volatile Classifier? _prepared;
    private volatile Classifier? _shadow;
    private Refusal? _refused;
    private Refusal? _refusedShadow;

    /// <summary>Why this node does not read with the active model; null when it does.</summary>
    public ModelTrouble? Trouble => _trouble;

    /// <summary>The candidate that reads unseen; null for none.</summary>
    public Classifier? Shadow => _shadow;

    /// <summary>The first turn is already read by the active model.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(async () =>
        {
            if ((await models.MarkAsync()).Active is not null) await intake.TakeInAsync(cancellationToken);
            await LookAsync(cancellationToken);
        });
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Takes the active model up now; done at once after every change on this node, and every other second for those on others.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            var mark = await models.MarkAsync();
            if (mark.Active is { } version) await FollowAsync(version);
            await FollowShadowAsync(mark.Shadow);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Fetches and verifies a model that will be active in a moment, so that taking it up then costs nothing.</summary>
    /// <exception cref="ModelException">It is not there, damaged, or made for another program.</exception>
    public async Task PrepareAsync(ModelVersion version)
    {
        _prepared = await LoadAsync(version);
        if (_trouble?.Version == version) _trouble = null;
        if (_refused?.Version == version) _refused = null;
        if (_refusedShadow?.Version == version) _refusedShadow = null;
    }

    /// <summary>A model from the store, ready to read.</summary>
    /// <exception cref="ModelException">It is not there, damaged, or made for another program.</exception>
    public async Task<Classifier> LoadAsync(ModelVersion version)
    {
        if (_prepared is { } prepared && prepared.Version == version.Value) return prepared;
        if (version == shipped.Version) return shipped.Classifier;
        var bytes = await models.BytesAsync(version) ?? throw new ModelException($"Model {version} is not whole in the store.");
        return await LowPriority.RunAsync(() => Verified(version, bytes));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = clock.GetTimestamp();
        var isIn = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            await TryAsync(async () =>
            {
                if (!isIn && clock.GetElapsedTime(begun) >= UntilIntake)
                {
                    await intake.TakeInAsync(stoppingToken);
                    isIn = true;
                }
                await LookAsync(stoppingToken);
            });
        }
    }

    private async Task FollowAsync(ModelVersion version)
    {
        if (version.Value == active.Current.Version)
        {
            (_trouble, _refused) = (null, null);
            return;
        }
        if (IsRefused(_refused, version)) return;
        try
        {
            active.Swap(await LoadAsync(version));
            (_trouble, _refused, _prepared) = (null, null, null);
            log.ModelTaken(version.Value);
        }
        catch (ModelException problem)
        {
            if (_trouble?.Version != version) log.ModelRefused(version.Value, active.Current.Version, problem.Message);
            (_trouble, _refused) = (new ModelTrouble(version, problem.Message), new Refusal(version, clock.GetTimestamp()));
        }
    }

    private async Task FollowShadowAsync(ModelVersion? version)
    {
        if (version != _refusedShadow?.Version) _refusedShadow = null;
        if (version?.Value == _shadow?.Version) return;
        _shadow = version is { } wanted && !IsRefused(_refusedShadow, wanted) ? await TryLoadAsync(wanted) : null;
        live.IsWatched = _shadow is not null;
    }

    private async Task<Classifier?> TryLoadAsync(ModelVersion version)
    {
        try
        {
            return await LoadAsync(version);
        }
        catch (ModelException problem)
        {
            if (_refusedShadow is null) log.ShadowRefused(version.Value, problem.Message);
            _refusedShadow = new Refusal(version, clock.GetTimestamp());
            return null;
        }
    }

    private bool IsRefused(Refusal? refusal, ModelVersion version) => refusal?.Version == version && clock.GetElapsedTime(refusal.At) < UntilRetry;

    private static Classifier Verified(ModelVersion version, byte[] bytes)
    {
        var classifier = Classifier.Of(bytes, $"model {version}");
        if (classifier.Version != version.Value) throw new ModelException($"What the store has as model {version} is another one, {classifier.Version}.");
        // The first text is slower than those after it.
        classifier.Assess("Hello, привет, cześć!");
        return classifier;
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
        catch (StoreException)
        {
            // Away, which readiness says; the next look is in two seconds.
        }
        catch (Exception problem)
        {
            log.ModelsFailed(problem);
        }
    }

    private sealed record Refusal(ModelVersion Version, long At);
}
