using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>A morning at a small company: three agents, customers in three languages on three channels.</summary>
internal static class BusyMorning
{
    public static async Task<(Agent Anna, Agent Marek)> SetUpAsync(DeskHost host)
    {
        var anna = await host.AddAgentAsync("anna", "Anna Nowak", Role.Admin, Language.En, Language.Pl);
        var marek = await host.AddAgentAsync("marek", "Marek Zieliński", Role.Agent, Language.Pl, Language.En);
        var irina = await host.AddAgentAsync("irina", "Ирина Лебедева", Role.Agent, Language.Ru);
        await WaitingAsync(host);
        await WithAnnaAsync(host, anna);
        await WithColleaguesAsync(host, marek, irina);
        await WithBotAsync(host);
        await ResolvedAsync(host, anna);
        return (anna, marek);
    }

    /// <summary>Replies that wait, failed, or perhaps did not arrive.</summary>
    public static async Task TroubleAsync(DeskHost host, Agent anna)
    {
        var (outbox, now) = (host.Get<OutboxStore>(), TimeProvider.System.GetUtcNow());
        async Task<OutboxRow> ReplyAsync(string name, ChannelName channel, Language language, string text, int minutes)
        {
            var story = await host.Tell(new(name, channel, language), Minutes(minutes)).WritesAsync("?");
            await story.QueuesAsync(anna, text);
            return (await outbox.ClaimAsync(channel, now, 10)).Single();
        }
        await outbox.SentAsync(await ReplyAsync("Liam", ChannelName.Telegram, Language.En, "You are welcome.", 50), "1");
        await outbox.EndAsync(
            await ReplyAsync("Иван Сорокин", ChannelName.Telegram, Language.Ru, "Добрый день, Иван. Деньги вернулись на карту, проверьте, пожалуйста, выписку за сегодня.", 40),
            DeliveryState.Failed, "Forbidden: bot was blocked by the user");
        await outbox.EndAsync(
            await ReplyAsync("Zofia", ChannelName.Telegram, Language.Pl, "Pani Zofio, nowy kod wysłaliśmy SMS-em.", 12), DeliveryState.Uncertain, "interrupted while it was sent");
        await outbox.EndAsync(
            await ReplyAsync("Noah Fischer", ChannelName.Discord, Language.En, "The update is out; please restart the app and tell me whether the export works now.", 8),
            DeliveryState.Failed, "Cannot send messages to this user");
        var later = await ReplyAsync("Emma", ChannelName.Discord, Language.En, "I am looking into it now.", 6);
        await outbox.RetryAsync(later, now.AddMinutes(4), "The server answered 502 Bad Gateway");
    }

    private static async Task WaitingAsync(DeskHost host)
    {
        var shop = host.Tell(new("Oksana Petrenko", ChannelName.Telegram, Language.Ru), Minutes(14));
        await shop.WritesAsync("Здравствуйте");
        await shop.WritesAsync("касса не работает уже полчаса, в зале очередь, люди уходят!!!");
        await shop.BotAsync("Вижу: касса не работает, покупатели ждут. Передаю специалисту прямо сейчас.");
        await shop.WritesAsync("сделайте хоть что-нибудь, мы теряем деньги каждую минуту");
        await shop.FactAsync("since", "полчаса");
        await shop.FactAsync("affected", "весь магазин");
        await shop.HandsOffAsync(HandoffReason.Urgent, Urgency.Critical, Queues.Technical);
        await shop.BotAsync($"Номер обращения {shop.Number}. Ответим до 10:30.");

        var twice = host.Tell(new("James Whitfield", ChannelName.Web, Language.En), Minutes(22));
        await twice.WritesAsync("I was charged twice on 12 May for the same order, 84.90 each. This is the third time I'm writing, unbelievable");
        await twice.BotAsync("You were charged twice on 12 May. Which order is it?", "I have the number", "I don't know it");
        await twice.PressesAsync("I have the number");
        await twice.WritesAsync("A-20391");
        await twice.FactAsync("order", "A-20391");
        await twice.FactAsync("date", "12 May");
        await twice.FactAsync("amount", "2 × 84.90");
        await twice.HandsOffAsync(HandoffReason.Anger, Urgency.High, Queues.Billing);

        var login = host.Tell(new("Katarzyna Wójcik", ChannelName.Discord, Language.Pl), Minutes(9));
        await login.WritesAsync("nie moge sie zalogowac, kod sms nie przychodzi");
        await login.BotAsync("Kod SMS nie przychodzi. Czy numer telefonu się zmienił?", "Tak", "Nie");
        await login.PressesAsync("Nie");
        await login.WritesAsync("chcę porozmawiać z człowiekiem");
        await login.HandsOffAsync(HandoffReason.AskedForPerson, Urgency.High, Queues.Support);

        var parcel = host.Tell(new("Дмитрий", ChannelName.Telegram, Language.Ru), Minutes(24));
        await parcel.WritesAsync("Где мой заказ 77120? Обещали вчера");
        await parcel.FactAsync("order", "77120");
        await parcel.HandsOffAsync(HandoffReason.ScriptEnded, Urgency.Normal, Queues.Delivery);

        var export = host.Tell(new("Priya Raman", ChannelName.Web, Language.En), Minutes(27));
        await export.WritesAsync("The export button gives an empty file since the update, works in the old app though");
        await export.HandsOffAsync(HandoffReason.BeyondFirstLine, Urgency.Normal, Queues.Technical);

        var plan = host.Tell(new("Tomasz", ChannelName.Telegram, Language.Pl), Minutes(29));
        await plan.WritesAsync("Dzień dobry, chciałbym zmienić plan na roczny");
        await plan.HandsOffAsync(HandoffReason.BeyondFirstLine, Urgency.Low);
    }

    private static async Task WithAnnaAsync(DeskHost host, Agent anna)
    {
        var refund = host.Tell(new("Helena Brandt", ChannelName.Web, Language.En), Minutes(41));
        await refund.WritesAsync("hi");
        await refund.WritesAsync("the invoice you sent me is wrong again");
        await refund.WritesAsync("I cancelled in March and you STILL took 29 euro. Are you serious??");
        await refund.BotAsync("You were charged 29 euro after cancelling in March. I can check the invoice, or connect you to a person now.", "Check the invoice", "A person, please");
        await refund.PressesAsync("A person, please");
        await refund.FactAsync("amount", "29 euro");
        await refund.FactAsync("invoice", "F-2026-0417");
        await refund.FactAsync("since", "cancelled in March");
        await refund.FactAsync("email", "helena.brandt@example.org");
        await refund.HandsOffAsync(HandoffReason.AskedForPerson, Urgency.High, Queues.Billing);
        await refund.BotAsync($"Your ticket is {refund.Number}. A colleague from billing will answer by 10:15.");
        await refund.After(Minutes(4)).ClaimedAsync(anna);
        await refund.NotesAsync(anna, "The cancellation is in the records: 14 March. The charge ran on the old schedule. Billing confirmed by phone.");
        await refund.RepliesAsync(anna, "Good morning Helena, this is Anna from billing. I can see your cancellation of 14 March, and the charge of 29 euro that came after it. I am looking at how it happened and will write again within the hour.");
        await refund.After(Minutes(3)).WritesAsync(
            "ok thank you, here is the bank statement", files: new Attachment("0f".PadRight(32, '0'), "statement-april.pdf", "application/pdf", 184_320));
        await refund.WritesAsync("will I get an e-mail about it too?");

        var address = host.Tell(new("Paweł Kaczmarek", ChannelName.Discord, Language.Pl), Minutes(28));
        await address.WritesAsync("paczka miała być wczoraj a kurier dzwoni że adres jest zły");
        await address.HandsOffAsync(HandoffReason.ScriptEnded, Urgency.High, Queues.Delivery);
        await address.ClaimedAsync(anna);
        await address.RepliesAsync(anna, "Dzień dobry, tu Anna. Poprawiam adres u kuriera, dam znać do 12:00.");
    }

    private static async Task WithColleaguesAsync(DeskHost host, Agent marek, Agent irina)
    {
        var app = host.Tell(new("Agnieszka", ChannelName.Telegram, Language.Pl), Minutes(28));
        await app.WritesAsync("aplikacja się zawiesza przy płatności");
        await app.HandsOffAsync(HandoffReason.ScriptEnded, Urgency.High, Queues.Technical);
        await app.ClaimedAsync(marek);
        var access = host.Tell(new("Сергей Волков", ChannelName.Web, Language.Ru), Minutes(25));
        await access.WritesAsync("кто-то поменял пароль на моём аккаунте");
        await access.HandsOffAsync(HandoffReason.Urgent, Urgency.Critical, Queues.Security);
        await access.ClaimedAsync(irina);
    }

    private static async Task WithBotAsync(DeskHost host)
    {
        var howTo = host.Tell(new(null, ChannelName.Web, Language.En), Minutes(2));
        await howTo.WritesAsync("how do I add a second user to my account?");
        await howTo.BotAsync("Open Settings, then People, then Invite. Did that help?", "Yes, thanks", "No");
        var order = host.Tell(new("Людмила", ChannelName.Telegram, Language.Ru), Minutes(3));
        await order.WritesAsync("хочу узнать статус заказа");
        await order.BotAsync("Назовите, пожалуйста, номер заказа.");
    }

    private static async Task ResolvedAsync(DeskHost host, Agent anna)
    {
        var thanks = host.Tell(new("Oliver Grant", ChannelName.Web, Language.En), TimeSpan.FromHours(3));
        await thanks.WritesAsync("password reset mail never arrives");
        await thanks.HandsOffAsync(HandoffReason.ScriptEnded, Urgency.Normal);
        await thanks.ClaimedAsync(anna);
        await thanks.RepliesAsync(anna, "It was held back by your provider; I sent it again to your second address.");
        await thanks.WritesAsync("got it, you're the best!");
        await thanks.ResolvedAsync(anna);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
