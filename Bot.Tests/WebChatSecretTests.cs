using SupportBot.Tests.Support;

namespace SupportBot.Tests;

/// <summary>The web chat's secret: whoever has it may speak for every customer, and without it no customer finds back.</summary>
public sealed class WebChatSecretTests
{
    private const string Earlier = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task It_is_made_once()
    {
        await using var store = await TestStore.OpenAsync();
        var first = await SecretOfAsync(store);

        await store.ReopenAsync();

        (await SecretOfAsync(store)).ShouldBe(first);
        first.Length.ShouldBe(64);
        Directory.EnumerateFiles(store.Folder, "*secret*").ShouldBeEmpty();
    }

    [PostgresFact]
    public async Task Nodes_that_start_together_have_the_same()
    {
        await using var store = await TestStore.OpenAsync(StoreKind.Postgres);
        await using var other = await store.AnotherNodeAsync();
        await using var third = await store.AnotherNodeAsync();

        var secrets = await Task.WhenAll(new[] { store, other, third }.SelectMany(node => Enumerable.Range(0, 5).Select(_ => SecretOfAsync(node))));

        secrets.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task One_that_an_earlier_version_kept_in_a_file_is_taken_over_and_the_file_stays()
    {
        await using var store = await TestStore.OpenAsync();
        var file = Path.Combine(store.Folder, "web-secret");
        await File.WriteAllTextAsync(file, Earlier + "\n");

        (await SecretOfAsync(store)).ShouldBe(Earlier);

        (await File.ReadAllTextAsync(file)).ShouldBe(Earlier + "\n");
        File.Delete(file);
        (await SecretOfAsync(store)).ShouldBe(Earlier);
    }

    [Fact]
    public async Task A_damaged_file_is_not_taken_for_one()
    {
        await using var store = await TestStore.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "web-secret"), "short");

        (await SecretOfAsync(store)).Length.ShouldBe(64);
    }

    private static Task<string> SecretOfAsync(TestStore store) => WebChatSecret.OfAsync(store.Database, store.Folder, CancellationToken.None);
}
