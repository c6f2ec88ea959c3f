using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Channels.Discord;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Discord;

/// <summary>The token and the settings around it.</summary>
public sealed class DiscordSecretTests
{
    [Fact]
    public async Task No_trouble_brings_a_token_or_words_of_a_customer_into_logs_or_errors()
    {
        await using var discord = await DiscordServer.StartAsync();
        var inbox = new RecordingInbox();
        await using var bot = new DiscordBot(discord, inbox);
        await inbox.NextCallAsync();
        var place = discord.World.DirectWith(discord.World.UserId("Ola"));
        await bot.SayAsync(place, "secret words", choices: [new("yes", "Tak")]);
        discord.Faults.Next("/callback", new DiscordFault.Answers(404, """{"message":"secret words","code":10062}"""));
        inbox.FailNext(1);
        discord.World.Press("Ola", "Tak");
        await inbox.NextAsync();
        discord.Gateway.DropConnections();
        discord.Gateway.SendRaw("not json, secret words");
        discord.World.Call("Ola", "help", "secret words");
        await discord.World.UntilPostedAsync(discord.World.PublicChannel("help"), 1);
        discord.Faults.Next("/messages", new DiscordFault.Answers(500, "secret words"));
        var failed = await Should.ThrowAsync<ChannelException>(bot.SayAsync(place, "secret words", outboxId: 2));
        discord.Gateway.Close(4004);
        var ended = await Should.ThrowAsync<ChannelException>(bot.Receiving.WaitAsync(TimeSpan.FromSeconds(20)));
        var everything = $"{bot.LogText}\n{failed}\n{ended}";
        bot.LogText.ShouldContain("not acknowledged");
        string[] secrets = [DiscordServer.Token, "interaction/secret", "interaction%2Fsecret", "secret words", "Ola"];
        foreach (var secret in secrets) everything.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Requests_carry_the_token_and_answers_to_buttons_work_by_their_own()
    {
        await using var discord = await DiscordServer.StartAsync();
        await using var bot = new DiscordBot(discord, new RecordingInbox());
        await discord.Gateway.UntilReadyAsync();
        discord.Faults.Requests.ShouldAllBe(request => request.Authorization == $"Bot {DiscordServer.Token}");
    }

    [Theory]
    [InlineData("Token", "two words", "Channels:Discord:Token")]
    [InlineData("Token", "żeton", "Channels:Discord:Token")]
    [InlineData("ApiBase", "discord.com/api", "Channels:Discord:ApiBase")]
    [InlineData("ApiBase", "http://discord.com/api/v10", "Channels:Discord:ApiBase")]
    [InlineData("ApiBase", "", "Channels:Discord:ApiBase")]
    [InlineData("MediaBase", "http://cdn.discordapp.com", "Channels:Discord:MediaBase")]
    [InlineData("ThreadReply", " ", "Channels:Discord:ThreadReply")]
    [InlineData("DirectReply", "", "Channels:Discord:DirectReply")]
    public void A_wrong_setting_stops_the_start_by_name(string key, string value, string named)
    {
        using var services = Services((key, value), key == "Token" ? ("ThreadReply", "Here: {thread}") : ("Token", "good"));
        var wrong = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IChannel>());
        wrong.Message.ShouldContain(named);
        if (key == "Token") wrong.Message.ShouldNotContain(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_token_there_is_no_Discord(string token) => Services(("Token", token)).GetService<IChannel>().ShouldBeNull();

    [Fact]
    public void With_a_token_there_is()
    {
        using var services = Services(("Token", "good"));
        var channel = services.GetRequiredService<IChannel>();
        (channel.Name, channel.TextLimit).ShouldBe((ChannelName.Discord, 2000));
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"Channels:Discord:{setting.Key}", setting => (string?)setting.Value))
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IAttachments>(new MemoryAttachments()).AddDiscord(configuration).BuildServiceProvider();
    }
}
