using System.Text.Json.Nodes;
using SupportBot.Channels;
using SupportBot.Tests.Support;
using static SupportBot.Tests.Channels.Web.DirectLineClient;

namespace SupportBot.Tests.Channels.Web;

public sealed class ActivityTests
{
    [Fact]
    public async Task A_conversation_is_created_once_and_found_again()
    {
        await using var host = await WebHost.StartAsync();
        var token = (await host.PostAsync("/chat/token")).Text("token");

        var first = await host.PostAsync($"{Base}/conversations", token, """{"user":{"id":"x","name":"Ola"},"locale":"pl-PL"}""");
        var second = await host.PostAsync($"{Base}/conversations", token);

        ((int)first.Status).ShouldBe(201);
        ((int)second.Status).ShouldBe(200);
        second.Text("conversationId").ShouldBe(first.Text("conversationId"));
        first.Text("streamUrl").ShouldStartWith($"ws://{host.Address.Authority}{Base}/conversations/");
        var opener = host.Transcript.OpenerOf(WebHost.Place(first.Text("conversationId")));
        opener.Name.ShouldBe("Ola");
        opener.LanguageHint.ShouldBe("pl-PL");
    }

    [Fact]
    public async Task A_message_is_accepted_and_answered_with_its_place()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var answer = await visitor.PostAsync("""{"type":"message","text":"  Заплатил дважды  ","locale":"ru-RU","from":{"id":"me","name":"Иван"}}""");

        answer.Text("id").ShouldBe($"{visitor.Conversation}|0000001");
        var message = host.Transcript.Accepted.Single();
        message.Address.ShouldBe(WebHost.Place(visitor.Conversation));
        message.Content.ShouldBe(new IncomingContent.Text("Заплатил дважды"));
        message.Sender.Name.ShouldBe("Иван");
        message.Sender.LanguageHint.ShouldBe("ru-RU");
    }

    [Fact]
    public async Task Who_polls_and_asks_for_it_hears_how_the_queue_stands()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        host.Transcript.TellQueue(WebHost.Place(visitor.Conversation), "You are **third**.");

        (await visitor.ReadAsync()).Activities.ShouldBeEmpty();
        var told = (await visitor.ReadAsync("0&queue")).Activities.ShouldHaveSingleItem()!;

        (told["name"]!.ToString(), told["value"]!.ToString()).ShouldBe(("queue", "You are third."));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hello","channelData":{"clientActivityID":"one"}}""")]
    [InlineData("""{"type":"message","text":"hello","id":"one"}""")]
    [InlineData("""{"channelData":{"clientActivityID":"one"},"id":"two","type":"message","text":"hello"}""")]
    public async Task A_repeated_post_is_harmless_and_gets_the_same_answer(string post)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var first = await visitor.PostAsync(post);
        await visitor.SayAsync("something else");
        var second = await visitor.PostAsync(post);

        second.Text("id").ShouldBe(first.Text("id"));
        host.Transcript.Accepted.Count.ShouldBe(2);
        host.Transcript.Accepted[0].ExternalId.ShouldBe($"{visitor.Conversation}:one");
    }

    [Fact]
    public async Task The_same_client_id_in_two_conversations_means_two_messages()
    {
        await using var host = await WebHost.StartAsync();

        await (await host.VisitAsync()).SayAsync("hello", "one");
        await (await host.VisitAsync()).SayAsync("hello", "one");

        host.Transcript.Accepted.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"Money back","value":"refund","channelData":{"messageBack":{"displayText":"Money back"}}}""", "refund", "Money back")]
    [InlineData("""{"type":"message","value":"refund"}""", "refund", "refund")]
    [InlineData("""{"type":"message","text":"refund","channelData":{"postBack":true}}""", "refund", "refund")]
    public async Task A_pressed_button_is_a_choice(string post, string value, string label)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        await visitor.PostAsync(post);

        host.Transcript.Accepted.Single().Content.ShouldBe(new IncomingContent.Choice(value, label));
    }

    [Fact]
    public async Task Written_words_are_never_a_choice()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        await visitor.PostAsync("""{"type":"message","text":"refund","value":{"a":1}}""");
        await visitor.PostAsync($$"""{"type":"message","text":"refund","value":"{{new string('x', 41)}}"}""");

        host.Transcript.Accepted.ShouldAllBe(m => m.Content == new IncomingContent.Text("refund"));
    }

    [Fact]
    public async Task A_customer_reads_their_own_line_the_bots_and_the_agents()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        await visitor.SayAsync("hello", "id-1");
        host.Transcript.Reply(place, "What happened?", new("refund", "Money back"), new("other", "Something else"));
        host.Transcript.Answer(place, "Anna", "I am looking into it.");

        var activities = (await visitor.ReadAsync()).Activities;

        var own = activities[0]!;
        own["from"]!["role"]!.ToString().ShouldBe("user");
        own["channelData"]!["clientActivityID"]!.ToString().ShouldBe("id-1");
        own["id"]!.ToString().ShouldBe($"{visitor.Conversation}|0000001");
        var bot = activities[1]!;
        bot["from"]!.ToJsonString().ShouldBe("""{"id":"bot","role":"bot"}""");
        bot["textFormat"]!.ToString().ShouldBe("plain");
        bot["suggestedActions"]!["actions"]![0]!.ToJsonString()
            .ShouldBe("""{"type":"messageBack","title":"Money back","text":"Money back","displayText":"Money back","value":"refund"}""");
        activities[2]!["from"]!.ToJsonString().ShouldBe("""{"id":"agent","name":"Anna","role":"bot"}""");
    }

    [Fact]
    public async Task A_formatted_reply_is_Markdown_for_every_client_and_parts_for_our_own()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        await visitor.SayAsync("**hello** [x](https://x.example)", "id-1");
        host.Transcript.Answer(place, "Anna", "**Press** [here](https://x.example/a_b), not # there\n- <b>");

        var activities = (await visitor.ReadAsync()).Activities;

        var (own, agents) = (activities[0]!, activities[1]!);
        (own["textFormat"]!.ToString(), own["text"]!.ToString()).ShouldBe(("plain", "**hello** [x](https://x.example)"));
        own["channelData"]!["formatted"].ShouldBeNull();
        agents["textFormat"]!.ToString().ShouldBe("markdown");
        agents["text"]!.ToString().ShouldBe("**Press** [here](<https://x.example/a_b>), not # there\n\n- \\<b\\>");
        WebShown.Of(agents).ShouldBe("{b Press} {a here|https://x.example/a_b}, not # there\n{item }<b>");
    }

    [Fact]
    public async Task A_watermark_gives_what_came_after_and_survives_a_restart_of_the_server()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        await visitor.SayAsync("one");
        host.Transcript.Note(place);
        host.Transcript.Reply(place, "two");
        var watermark = (await visitor.ReadAsync()).Text("watermark");

        await host.RestartAsync();
        host.Transcript.Reply(place, "three");
        var page = await visitor.ReadAsync(watermark);

        watermark.ShouldBe("3");
        page.Activities.Single()!["text"]!.ToString().ShouldBe("three");
        page.Text("watermark").ShouldBe("4");
        (await visitor.ReadAsync("4")).Json!.ToJsonString().ShouldBe("""{"activities":[],"watermark":"4"}""");
    }

    [Fact]
    public async Task Long_conversations_come_in_pages()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        for (var i = 1; i <= 250; i++) host.Transcript.Reply(WebHost.Place(visitor.Conversation), $"line {i}");

        var texts = new List<string>();
        for (var page = await visitor.ReadAsync(); page.Activities.Count > 0; page = await visitor.ReadAsync(page.Text("watermark")))
            texts.AddRange(page.Activities.Select(a => a!["text"]!.ToString()));

        texts.ShouldBe(Enumerable.Range(1, 250).Select(i => $"line {i}"));
    }

    [Fact]
    public async Task An_unknown_conversation_is_not_found()
    {
        await using var host = await WebHost.StartAsync();
        var token = await host.PostAsync("/chat/token");
        var unopened = new Visitor(host, token.Text("conversationId"), token.Text("token"), "");

        ((int)(await unopened.SayAsync("hello")).Status).ShouldBe(404);
        ((int)(await unopened.ReadAsync()).Status).ShouldBe(404);
        ((int)(await host.GetAsync(unopened.Path, unopened.Token)).Status).ShouldBe(404);
        ((int)(await host.GetAsync($"{Base}/conversations/nowhere", WebHost.Secret)).Status).ShouldBe(404);
    }

    [Fact]
    public async Task The_secret_opens_any_conversation_in_the_name_of_its_customer()
    {
        await using var host = await WebHost.StartAsync();
        var started = await host.PostAsync($"{Base}/conversations", WebHost.Secret, """{"user":{"id":"u-7"}}""");
        var path = $"{Base}/conversations/{started.Text("conversationId")}";

        var posted = await host.PostAsync($"{path}/activities", WebHost.Secret, """{"type":"message","text":"hi","from":{"id":"u-7","name":"Olga"}}""");

        ((int)started.Status).ShouldBe(201);
        ((int)posted.Status).ShouldBe(200);
        host.Transcript.Accepted.Single().Sender.ShouldBe(new Sender("u-7", "Olga"));
        ((int)(await host.GetAsync(path, WebHost.Secret)).Status).ShouldBe(200);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    public async Task What_carries_nothing_for_a_person_is_accepted_and_dropped(string type)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();

        var answer = await visitor.PostAsync(new JsonObject { ["type"] = type, ["name"] = "webchat/join", ["value"] = new JsonObject() }.ToJsonString());

        ((int)answer.Status).ShouldBe(200);
        answer.Text("id").ShouldNotBeEmpty();
        host.Transcript.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_store_cannot_take_a_message_the_client_is_told_to_try_again()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        host.Transcript.IsBroken = true;

        var refused = await visitor.SayAsync("hello", "id-1");
        host.Transcript.IsBroken = false;
        var accepted = await visitor.SayAsync("hello", "id-1");

        ((int)refused.Status).ShouldBe(503);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        refused.Error.ShouldBe("ServiceError");
        accepted.Text("id").ShouldBe($"{visitor.Conversation}|0000001");
    }
}
