using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramRegistrationTests
{
    private const string GoodToken = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_token_the_channel_is_off(string? token)
    {
        using var services = Services(("Token", token), ("ApiBase", "nonsense"));
        services.GetServices<IChannel>().ShouldBeEmpty();
    }

    [Fact]
    public void A_server_of_your_own_may_call_over_plain_http_and_texts_for_groups_may_be_added()
    {
        using var services = Services(
            ("Token", GoodToken), ("ApiBase", "http://127.0.0.1:8081"), ("Webhook", "http://supportbot:5080/"),
            ("GroupReply:de", "Gern, im privaten Chat."), ("GroupReply:en", "Privately, please."));
        var options = services.GetRequiredService<IOptions<TelegramOptions>>().Value;

        options.WebhookUrl.ShouldBe("http://supportbot:5080/telegram/webhook");
        options.OfferIn("de").ShouldBe(("Gern, im privaten Chat.", "Continue in private"));
        options.OfferIn("fr-CA").Words.ShouldBe("Privately, please.");
        options.OfferIn("pl").Button.ShouldBe("Kontynuuj prywatnie");
    }

    [Fact]
    public void With_a_token_the_channel_is_on()
    {
        using var services = Services(("Token", GoodToken));
        var channel = services.GetServices<IChannel>().ShouldHaveSingleItem();
        channel.Name.ShouldBe(ChannelName.Telegram);
        channel.TextLimit.ShouldBe(4096);
        services.GetRequiredService<IOptions<TelegramOptions>>().Value.ApiBase.ShouldBe("https://api.telegram.org");
    }

    [Theory]
    [InlineData("Token", "AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc")]
    [InlineData("Token", "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K bc")]
    [InlineData("Token", "123456789:AAEhBOweik6ad9r/../../QXMENQ")]
    [InlineData("ApiBase", "api.telegram.org")]
    [InlineData("ApiBase", "http://api.telegram.org")]
    [InlineData("ApiBase", "ftp://127.0.0.1")]
    [InlineData("ApiBase", "https://api.telegram.org/?x=")]
    [InlineData("Webhook", "http://support.example.com")]
    [InlineData("Webhook", "https://support.example.com:5080")]
    [InlineData("Webhook", "https://support.example.com?x=1")]
    [InlineData("Webhook", "support.example.com")]
    [InlineData("MessagesPerSecond", "-1")]
    [InlineData("PollTimeout", "50")]
    [InlineData("PollTimeout", "00:00:00")]
    public void A_setting_that_cannot_work_stops_the_start_with_its_name(string key, string value)
    {
        using var services = Services(("Token", GoodToken), (key, value));

        var refusal = Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        refusal.Message.ShouldContain($"Channels:Telegram:{key} must be");
        refusal.Message.ShouldNotContain("AAEhBOweik6ad9r");
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings) values[$"Channels:Telegram:{key}"] = value;
        return new ServiceCollection().AddLogging().AddSingleton<IAttachments>(new MemoryAttachments()).AddTelegram(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).BuildServiceProvider();
    }
}
