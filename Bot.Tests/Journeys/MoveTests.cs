using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Journeys;

/// <summary>A company that outgrew one machine moves to PostgreSQL, and back. Nobody who talks with it notices.</summary>
public sealed class MoveTests
{
    [PostgresFact]
    public async Task Customers_agents_and_files_go_on_after_a_move_to_PostgreSQL_and_back()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var customers = new WebCustomer(bot.Address);
        using var agent = new DeskClient(bot.Address);
        await agent.SignInAsync("anna", RunningBot.Password);
        await customers.WriteAsync("ann", "I was charged twice for order 1042");
        await customers.NextAsync("ann");
        var file = await bot.Get<IAttachments>().KeepAsync("bill.pdf", new MemoryStream([1, 2, 3]), 10, default);

        await bot.MoveAsync(StoreKind.Postgres);
        await customers.WriteAsync("ann", "a person, please");
        await customers.NextAsync("ann");
        (await agent.OpenAsync("/desk")).QuerySelector("#queue").ShouldNotBeNull("the agent was signed out");

        await bot.MoveAsync(StoreKind.Sqlite);
        await customers.WriteAsync("ann", "thank you");
        await customers.WriteAsync("bob", "hello");
        await customers.NextAsync("bob");
        (await agent.OpenAsync("/desk")).QuerySelector("#queue")!.TextContent.ShouldContain("1001");
        (await ReadAsync(bot, file!.Id)).ShouldBe([1, 2, 3]);
    }

    private static async Task<byte[]> ReadAsync(RunningBot bot, string id)
    {
        var found = await bot.Get<IAttachments>().OpenAsync(id, default);
        await using var content = found.ShouldNotBeNull().Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }
}
