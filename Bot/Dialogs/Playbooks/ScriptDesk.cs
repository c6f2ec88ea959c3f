using SupportBot.Conversations;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Scripts;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// What admins do to scripts: each act is in the audit log, is in force on every node within seconds, and is refused when somebody
/// else changed the script since it was looked at.
/// </summary>
internal sealed class ScriptDesk(ScriptStore scripts, ReleaseStore releases, ScriptNumbers numbers, PlaybookKeeper keeper, TimeProvider clock)
{
    public const int LongestSource = 100_000;

    private static readonly TimeSpan FurthestPlan = TimeSpan.FromDays(366);

    /// <summary>Every script there is, also those that are only a draft, by name.</summary>
    public async Task<IReadOnlyList<ScriptOnDesk>> ListAsync(CancellationToken ct)
    {
        await keeper.LookAsync(ct);
        var (all, versions, drafts) = (await releases.AllAsync(), await scripts.AllAsync(), await releases.DraftsAsync());
        var names = versions.Select(version => version.Id.Name).Concat(drafts.Where(draft => draft.Draft is not null).Select(draft => draft.Script));
        return [.. names.Distinct().Order(StringComparer.Ordinal).Select(name =>
        {
            var (_, revision, draft) = drafts.FirstOrDefault(draft => draft.Script == name);
            return View(name, [.. all.Where(release => release.Script == name)], [.. versions.Where(version => version.Id.Name == name).Reverse()], draft, revision);
        })];
    }

    /// <summary>Null when there is no such script.</summary>
    public async Task<ScriptOnDesk?> FindAsync(string script, CancellationToken ct)
    {
        await keeper.LookAsync(ct);
        var (all, versions, (_, revision, draft)) = (await releases.AllAsync(), await scripts.OfAsync(script), await releases.DraftOfAsync(script));
        return versions.Count == 0 && draft is null ? null : View(script, [.. all.Where(release => release.Script == script)], versions, draft, revision);
    }

    /// <summary>What is wrong with a text, as it would be beside the other scripts that are in force.</summary>
    /// <param name="script">Whose it shall be; null for a new one, which its <c>id</c> names.</param>
    public (Script? Script, IReadOnlyList<ScriptProblem> Problems) Check(string? script, string source)
    {
        var file = $"{script ?? "script"}.yaml";
        var (made, problems) = ScriptLoader.Read(ScriptText.AsVersion(ScriptText.Tidy(source), ScriptVersion.LastOfFiles + 1), file, keeper.Current.Company, keeper.Queues);
        if (made is not { Script: var read }) return (null, problems);
        if (script is not null && read.Id.Name != script)
            return (null, [new(file, 1, 1, ProblemKind.WrongValue, $"This is the script '{script}', and 'id' says '{read.Id.Name}'. A script keeps its name.")]);
        var others = keeper.Current.Active.Where(other => other.Id.Name != read.Id.Name).ToList();
        ScriptProblem[] together = [.. PlaybookRules.Beside(made, file, others), .. PlaybookRules.Named([(made, file)], keeper.Current.Articles), .. PlaybookFolder.Clashes([.. others, read]).Select(clash => Taken(file, clash.Topic, clash.First))];
        return together.Length > 0 ? (null, together) : (read, problems);
    }

    /// <summary>Keeps what somebody works on. What has problems is not kept.</summary>
    /// <param name="script">Whose it is; null for a new one.</param>
    public async Task<ScriptAct> SaveDraftAsync(string? script, string source, ScriptMark seen, string by, CancellationToken ct)
    {
        if (source.Length > LongestSource) return new ScriptAct.Refused($"This text has {source.Length} characters; {LongestSource} are allowed.");
        var (read, problems) = Check(script, source);
        if (read is null) return new ScriptAct.Unusable(problems);
        var draft = new ScriptDraft(read.Id.Name, seen.Draft + 1, ScriptText.Tidy(source), clock.GetUtcNow(), by);
        return await releases.SaveDraftAsync(draft, seen, ct) ? new ScriptAct.Done(draft.Script, null) : new ScriptAct.Meanwhile();
    }

    public async Task<ScriptAct> DiscardDraftAsync(string script, ScriptMark seen, string by, CancellationToken ct) =>
        await releases.DiscardDraftAsync(script, seen, by, clock.GetUtcNow(), ct) ? new ScriptAct.Done(script, null) : new ScriptAct.Meanwhile();

    /// <summary>Makes the draft the next version, in force at once or from a time on.</summary>
    public Task<ScriptAct> PublishAsync(string script, ScriptMark seen, DateTimeOffset? at, string by, string? reason, CancellationToken ct) =>
        WithDraftAsync(script, seen, made => at is { } time && Wrong(time) is { } why
            ? Task.FromResult<ScriptAct>(new ScriptAct.Refused(why))
            : DecideAsync(
                new(script, seen.Release + 1, made.Id.Version, at ?? clock.GetUtcNow(), clock.GetUtcNow(), by), made with { MadeBy = by }, seen.Draft,
                at is null ? AuditAct.ScriptPublished : AuditAct.ScriptScheduled, at is null ? reason : $"{At(at.Value)} {reason}", ct));

    /// <summary>Goes back to an earlier version, or to the one of the files.</summary>
    /// <param name="version">Null for the one of the files.</param>
    public async Task<ScriptAct> GoBackAsync(string script, int? version, ScriptMark seen, string by, string? reason, CancellationToken ct)
    {
        if (await FindAsync(script, ct) is not { } known) return new ScriptAct.NotFound();
        if (version is { } number && known.Versions.All(one => one.Version.Id.Version != number)) return new ScriptAct.NotFound();
        var isInForce = version is { } same ? known.Current == new ScriptId(script, same) : known.IsOfFiles;
        if (isInForce && known is { Trial: null, Planned: [] }) return new ScriptAct.Refused("This is in force already.");
        if (version is { } earlier && await UnusableAsync(new ScriptId(script, earlier)) is { } problem) return problem;
        if (version is null && CallerOf(script) is { } caller) return new ScriptAct.Refused($"The files have no script '{script}', and '{caller}' calls it.");
        return await DecideAsync(Now(script, seen, version, by), made: null, 0, AuditAct.ScriptRolledBack, reason, ct);
    }

    /// <summary>Withdraws what was planned; what is in force stays so.</summary>
    public async Task<ScriptAct> WithdrawAsync(string script, ScriptMark seen, string by, CancellationToken ct)
    {
        if (await FindAsync(script, ct) is not { } known) return new ScriptAct.NotFound();
        if (known.Planned is []) return new ScriptAct.Refused("Nothing is planned.");
        return await DecideAsync(Now(script, seen, known.InForce?.Version, by) with { Trial = known.InForce?.Trial }, made: null, 0, AuditAct.ScriptPlanWithdrawn, null, ct);
    }

    /// <summary>Lets a share of the new conversations begin with another version.</summary>
    /// <param name="version">An earlier one; null for the draft, which becomes a version.</param>
    public async Task<ScriptAct> BeginTrialAsync(string script, int? version, int percent, ScriptMark seen, string by, CancellationToken ct)
    {
        if (percent is < 1 or > 99) return new ScriptAct.Refused("A trial takes 1 to 99 percent of the new conversations.");
        if (await FindAsync(script, ct) is not { Current: { } current } known) return new ScriptAct.Refused("There is nothing in force to try it against: publish it.");
        var release = Now(script, seen, known.InForce?.Version, by);
        if (version is null)
            return await WithDraftAsync(script, seen, made => DecideAsync(
                release with { Trial = new(made.Id.Version, percent) }, made with { MadeBy = by }, seen.Draft, AuditAct.ScriptTrialBegun, $"{made.Id}, {percent} %", ct));
        var other = new ScriptId(script, version.Value);
        if (other == current) return new ScriptAct.Refused("This version is in force already: try another one.");
        if (await UnusableAsync(other) is { } problem) return problem;
        return await DecideAsync(release with { Trial = new(other.Version, percent) }, made: null, 0, AuditAct.ScriptTrialBegun, $"{other}, {percent} %", ct);
    }

    /// <summary>Ends a trial; what became of the conversations of both versions is kept in the audit log.</summary>
    /// <param name="keepOther">Whether the other version is in force from now on.</param>
    public async Task<ScriptAct> EndTrialAsync(string script, bool keepOther, ScriptMark seen, string by, CancellationToken ct)
    {
        if (await FindAsync(script, ct) is not { } known) return new ScriptAct.NotFound();
        if (known.Trial is not { Trial: { } trial } release) return new ScriptAct.Refused("There is no trial.");
        var outcome = await OutcomeAsync(known);
        return await DecideAsync(
            Now(script, seen, keepOther ? trial.Version : release.Version, by), made: null, 0, AuditAct.ScriptTrialEnded, outcome?.Words, ct);
    }

    /// <summary>What became of the conversations that began since the trial did; null when there is none.</summary>
    public async Task<TrialOutcome?> OutcomeAsync(ScriptOnDesk script)
    {
        if (script is not { Trial: { Trial: { } trial, StartsAt: var since }, Current: { } current }) return null;
        var figures = await numbers.VersionsAsync(script.Name, since);
        return new TrialOutcome(Of(current), Of(new ScriptId(script.Name, trial.Version)));

        VersionFigures Of(ScriptId id) => figures.FirstOrDefault(version => version.Script == id) ?? VersionFigures.None(id);
    }

    private async Task<ScriptAct> WithDraftAsync(string script, ScriptMark seen, Func<ScriptVersion, Task<ScriptAct>> decide)
    {
        var (_, revision, draft) = await releases.DraftOfAsync(script);
        if (revision != seen.Draft) return new ScriptAct.Meanwhile();
        if (draft is null) return new ScriptAct.NotFound();
        var (read, problems) = Check(script, draft.Source);
        if (read is null) return new ScriptAct.Unusable(problems);
        var newest = (await scripts.OfAsync(script)).Select(version => version.Id.Version).Append(ScriptVersion.LastOfFiles).Max();
        return await decide(new(new ScriptId(script, newest + 1), ScriptText.AsVersion(draft.Source, newest + 1), clock.GetUtcNow(), MadeBy: null));
    }

    private async Task<ScriptAct> DecideAsync(ScriptRelease release, ScriptVersion? made, int draft, AuditAct act, string? reason, CancellationToken ct)
    {
        var what = release.Version is { } version ? new ScriptId(release.Script, version).ToString() : $"{release.Script} of the files";
        if (!await releases.AddAsync(release, made, draft, act, what, reason, ct)) return new ScriptAct.Meanwhile();
        await keeper.LookAsync(ct);
        return new ScriptAct.Done(release.Script, made?.Id ?? (release.Version is { } number ? new ScriptId(release.Script, number) : null));
    }

    private async Task<ScriptAct?> UnusableAsync(ScriptId id)
    {
        if (await scripts.FindAsync(id) is not { } kept) return new ScriptAct.NotFound();
        var (read, problems) = Check(id.Name, kept.Source);
        return read is null ? new ScriptAct.Unusable(problems) : null;
    }

    private ScriptOnDesk View(string name, IReadOnlyList<ScriptRelease> decisions, IReadOnlyList<ScriptVersion> versions, ScriptDraft? draft, int revision)
    {
        var now = clock.GetUtcNow();
        var holds = InForce.Begun(decisions, now).FirstOrDefault();
        var planned = InForce.Planned(decisions, now).ToList();
        var current = keeper.Current.Active.FirstOrDefault(script => script.Id.Name == name)?.Id;
        return new ScriptOnDesk(name, current, new ScriptMark(decisions.Count, revision))
        {
            Draft = draft,
            Versions = [.. versions.Select(version => View(version, current, holds?.Trial, planned))],
            InForce = holds,
            Planned = planned,
            Decisions = [.. decisions.Reverse()],
        };
    }

    private static VersionOnDesk View(ScriptVersion version, ScriptId? current, ScriptTrial? trial, List<ScriptRelease> planned)
    {
        var plan = planned.FirstOrDefault(release => release.Version == version.Id.Version);
        var state = version.Id == current ? VersionState.Published
            : trial?.Version == version.Id.Version ? VersionState.Trial
            : plan is not null ? VersionState.Scheduled
            : VersionState.Retired;
        return new VersionOnDesk(version, state, state is VersionState.Scheduled ? plan!.StartsAt : null);
    }

    private ScriptRelease Now(string script, ScriptMark seen, int? version, string by) =>
        new(script, seen.Release + 1, version, clock.GetUtcNow(), clock.GetUtcNow(), by);

    // What is in no file goes away with its last version.
    private string? CallerOf(string script) => keeper.Factory.Named(script) is not null
        ? null
        : keeper.Current.Active.FirstOrDefault(other => other.Steps.OfType<Step.Call>().Any(call => call.Script == script))?.Id.Name;

    private string? Wrong(DateTimeOffset time) => time <= clock.GetUtcNow() ? "This time has passed."
        : time > clock.GetUtcNow() + FurthestPlan ? "This is more than a year ahead."
        : null;

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static ScriptProblem Taken(string file, Topic topic, Script other) => new(
        file, 1, 1, ProblemKind.DuplicateTopic, $"The script '{other.Id.Name}' also begins for the topic '{Buttons.Named(topic)}'. One script a topic: remove it from one of them.");
}
