using FsCheck;
using FsCheck.Fluent;
using SupportBot.Admin.Scripts;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Desk;

/// <summary>What changed between two versions of a script.</summary>
public class LineDiffTests
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "b", "c", "").ListOf().Select(lines => string.Join('\n', lines));

    [Fact]
    public void Only_what_changed_is_marked()
    {
        LineDiff.Of("id: a\nsay: one\nnext: b\n", "id: a\nsay: two\nalso: more\nnext: b\n").ShouldBe(
        [
            new(LineChange.Same, 1, 1, "id: a"),
            new(LineChange.Removed, 2, 0, "say: one"),
            new(LineChange.Added, 0, 2, "say: two"),
            new(LineChange.Added, 0, 3, "also: more"),
            new(LineChange.Same, 3, 4, "next: b"),
        ]);
    }

    [Fact]
    public void As_much_as_possible_stays() =>
        LineDiff.Of("a\nb\nx", "x\na\nb").Where(line => line.Change is LineChange.Same).Select(line => line.Text).ShouldBe(["a", "b"]);

    [Fact]
    public void Both_texts_can_be_read_from_it_again() => Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (older, newer) =>
    {
        var lines = LineDiff.Of(older, newer);
        return Read(lines, LineChange.Added) == older.TrimEnd('\n') && Read(lines, LineChange.Removed) == newer.TrimEnd('\n');
    }).Check(Some.Thorough);

    [Fact]
    public void Far_from_a_change_lines_are_left_out()
    {
        var older = string.Join('\n', Enumerable.Range(1, 40));

        var groups = LineDiff.Groups(LineDiff.Of(older, older.Replace("20", "twenty")), around: 3).ToList();

        groups.ShouldHaveSingleItem().Select(line => line.Text).ShouldBe(["17", "18", "19", "20", "twenty", "21", "22", "23"]);
    }

    private static string Read(IReadOnlyList<DiffLine> lines, LineChange without) => string.Join('\n', lines.Where(line => line.Change != without).Select(line => line.Text));
}
