using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Routing;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// Keeps this node playing the versions that are in force in the store, whichever node made them so: within two seconds, planned ones from
/// their time on. What came with the program is in force until somebody decides otherwise. A conversation goes on in the version it
/// began with, also in one that only a newer program came with: the store has all of them (C07).
/// </summary>
internal sealed class PlaybookKeeper(Playbook factory, ScriptStore scripts, ReleaseStore releases, QueueRulesStore queues, TimeProvider clock, ILogger<PlaybookKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _looking = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<ScriptId, Script?> _read = [];
    private volatile PlaybookInForce _inForce = new(factory, []);
    private volatile IReadOnlyList<ScriptId> _leftOut = [];
    private IReadOnlyList<ScriptRelease> _releases = [];
    private DateTimeOffset? _next;

    /// <summary>What came with the program.</summary>
    public Playbook Factory => factory;

    /// <summary>What is in force now, without the other versions of trials.</summary>
    public Playbook Current => _inForce.Playbook;

    /// <summary>Versions that should be in force and cannot be used by this program; the ones before them go on.</summary>
    public IReadOnlyList<ScriptId> LeftOut => _leftOut;

    /// <summary>The names of the queues there are.</summary>
    public IReadOnlyList<string> Queues { get; private set; } = Conversations.Queues.All;

    /// <summary>The playbook for a turn of this conversation.</summary>
    public ValueTask<Playbook> ForAsync(Conversation conversation)
    {
        var playbook = _inForce.For(conversation.Id);
        return conversation.Triage is not { } at || at.Scripts.All(script => playbook.Find(script) is not null) ? new(playbook) : LearnAsync(conversation.Id, at);
    }

    /// <summary>The first turn is already taken with what is in force.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryLookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Takes up what is in force; done at once after every decision on this node, and every other second for those on others.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            Queues = await queues.NamesAsync();
            var isNew = await releases.CountAsync() != _releases.Count;
            if (isNew || clock.GetUtcNow() >= _next) await ComposeAsync(isNew ? await releases.AllAsync() : _releases, clock.GetUtcNow());
        }
        finally
        {
            _looking.Release();
        }
    }

    public override void Dispose()
    {
        _looking.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var until = _next - clock.GetUtcNow();
            await Task.Delay(until > TimeSpan.Zero && until < Pace ? until.Value : Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await TryLookAsync(stoppingToken);
        }
    }

    // They are known only when all of them were taken up: otherwise the next look begins anew.
    private async Task ComposeAsync(IReadOnlyList<ScriptRelease> all, DateTimeOffset now)
    {
        foreach (var script in all.GroupBy(release => release.Script))
        {
            foreach (var release in InForce.Begun(script, now))
                if (await IsUsableAsync(release)) break;
        }
        var composition = new Composition(factory, _read.Where(read => read.Value is not null).ToDictionary(read => read.Key, read => read.Value!));
        lock (_gate) _inForce = composition.At(now, all, _inForce.Playbook);
        foreach (var version in composition.LeftOut.Except(_leftOut)) log.ScriptLeftOut(version.Name, version.Version);
        _leftOut = composition.LeftOut;
        _next = all.Where(release => release.StartsAt > now).Min(release => (DateTimeOffset?)release.StartsAt);
        _releases = all;
    }

    // Earlier ones are only needed where this one cannot be used.
    private async Task<bool> IsUsableAsync(ScriptRelease release)
    {
        if (release.Trial is { } trial) await ReadAsync(new ScriptId(release.Script, trial.Version));
        return release.Version is not { } version || await ReadAsync(new ScriptId(release.Script, version)) is not null;
    }

    // A version never changes, so it is read once.
    private async ValueTask<Script?> ReadAsync(ScriptId id)
    {
        if (_read.TryGetValue(id, out var known)) return known;
        return await scripts.FindAsync(id) is { } kept ? _read[id] = Parse(kept) : null;
    }

    // What was decided meanwhile is not undone by it.
    private async ValueTask<Playbook> LearnAsync(ConversationId conversation, TriagePosition at)
    {
        foreach (var id in at.Scripts.Where(id => Current.Find(id) is null))
        {
            if (await scripts.FindAsync(id) is not { } kept || Parse(kept) is not { } script) continue;
            lock (_gate) _inForce = _inForce.With(script);
        }
        return _inForce.For(conversation);
    }

    private static Script? Parse(ScriptVersion kept) =>
        ScriptLoader.Parse(kept.Source, kept.Id.ToString(), queues: []).Script is { } script && script.Id == kept.Id ? script : null;

    private async Task TryLookAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
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
            log.ScriptsFailed(problem);
        }
    }
}
