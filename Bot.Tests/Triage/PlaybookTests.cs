using SupportBot.Conversations;
using SupportBot.Triage;
using SupportBot.Triage.Loading;

namespace SupportBot.Tests.Triage;

public sealed class PlaybookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("playbook").FullName;

    public PlaybookTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "scripts"));
        foreach (var name in new[] { "phrases.yaml", "handoff.yaml" }) File.Copy(Path.Combine(ShippedPlaybook.Folder, name), Path.Combine(_folder, name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_playbook_serves_every_topic_but_the_unclear_one()
    {
        foreach (var topic in Enum.GetValues<Topic>().Where(t => t is not Topic.Other))
            ShippedPlaybook.It.ScriptFor(topic).ShouldNotBeNull(topic.ToString());
        ShippedPlaybook.It.ScriptFor(Topic.Other).ShouldBeNull();
    }

    [Fact]
    public void A_conversation_stays_on_the_version_it_began_with()
    {
        Write("one.yaml", Some(1, "a"));
        var before = Playbook.Load(_folder);
        var begun = before.ScriptFor(Topic.Payment)!;
        Write("one.yaml", Some(2, "other"));

        var after = Playbook.Load(_folder).With([ScriptLoader.Parse(begun.Source, "stored").Script!]);

        after.ScriptFor(Topic.Payment)!.Id.Version.ShouldBe(2);
        after.Find(begun.Id)!.Find("a").ShouldNotBeNull();
        after.Find(new ScriptId("one", 3)).ShouldBeNull();
    }

    [Fact]
    public void Of_two_versions_in_the_folder_the_newer_one_begins()
    {
        Write("one-old.yaml", Some(1, "a"));
        Write("one.yaml", Some(2, "a"));

        var playbook = Playbook.Load(_folder);

        playbook.ScriptFor(Topic.Payment)!.Id.Version.ShouldBe(2);
        playbook.Find(new ScriptId("one", 1)).ShouldNotBeNull();
    }

    [Fact]
    public void The_same_id_and_version_twice_is_a_problem()
    {
        Write("one.yaml", Some(1, "a"));
        Write("two.yaml", Some(1, "a"));

        var problem = Should.Throw<PlaybookException>(() => Playbook.Load(_folder)).Problems.Single(p => p.Kind is ProblemKind.DuplicateId);

        problem.File.ShouldBe("scripts/two.yaml");
        problem.Message.ShouldContain("scripts/one.yaml");
    }

    [Fact]
    public void Two_scripts_for_one_topic_is_a_problem()
    {
        Write("one.yaml", Some(1, "a"));
        Write("two.yaml", Some(1, "a").Replace("id: one", "id: two", StringComparison.Ordinal));

        Should.Throw<PlaybookException>(() => Playbook.Load(_folder)).Problems.Single().Kind.ShouldBe(ProblemKind.DuplicateTopic);
    }

    [Fact]
    public void One_error_names_every_file_that_is_wrong()
    {
        Write("one.yaml", "id: [");
        Write("two.yaml", "id: two");
        File.WriteAllText(Path.Combine(_folder, "phrases.yaml"), "phrases: {}");

        var error = Should.Throw<PlaybookException>(() => Playbook.Load(_folder));

        error.Message.ShouldContain("scripts/one.yaml:");
        error.Message.ShouldContain("scripts/two.yaml:1:");
        error.Message.ShouldContain("phrases.yaml:1:");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem_too()
    {
        var error = Should.Throw<PlaybookException>(() => Playbook.Load(Path.Combine(_folder, "nowhere")));

        error.Problems.ShouldAllBe(p => p.Kind == ProblemKind.NotReadable);
    }

    private void Write(string file, string yaml) => File.WriteAllText(Path.Combine(_folder, "scripts", file), yaml);

    private static string Some(int version, string step) => Scripts.Yaml($"{step}:\n  handoff: urgent")
        .Replace("id: test", "id: one", StringComparison.Ordinal).Replace("version: 1", $"version: {version}", StringComparison.Ordinal);
}
