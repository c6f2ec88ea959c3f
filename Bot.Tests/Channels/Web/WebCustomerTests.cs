using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

public sealed class WebCustomerTests
{
    [Fact]
    public async Task A_customer_writes_presses_a_button_and_reads_on_after_a_restart()
    {
        await using var host = await WebHost.StartAsync();
        host.Transcript.OnAccepted = message =>
        {
            if (message.Content is IncomingContent.Choice choice) host.Transcript.Reply(message.Address, $"You chose {choice.Value}.");
            else host.Transcript.Reply(message.Address, "Which one?", new("a", "The first"), new("b", "The second"));
        };
        await using var customers = new WebCustomer(host.Address);

        await customers.WriteAsync("Ola", "hello");
        (await customers.NextAsync("Ola")).Buttons.ShouldBe(["The first", "The second"]);
        await customers.PressAsync("Ola", "The second");
        (await customers.NextAsync("Ola")).Text.ShouldBe("You chose b.");
        await host.RestartAsync();
        host.Transcript.Answer(host.Transcript.Accepted[0].Address, "Anna", "Still there?");

        (await customers.NextAsync("Ola")).Text.ShouldBe("Still there?");
        host.Transcript.Accepted.ShouldAllBe(m => m.Sender.Name == "Ola");
    }
}
