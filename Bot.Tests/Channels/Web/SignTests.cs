using System.Net;
using SupportBot.Channels;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Channels.Web;

/// <summary>What a customer's page tells that is no message: writing, having read, being content.</summary>
public sealed class SignTests
{
    [Fact]
    public async Task Signs_are_passed_on_and_are_no_messages()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        host.Transcript.Reply(place, "Hello");

        foreach (var json in new[]
        {
            """{"type":"typing","from":{"id":"me"}}""",
            """{"type":"event","name":"seen","value":{"position":1}}""",
        }) (await visitor.PostAsync(json)).Status.ShouldBe(HttpStatusCode.OK);

        host.Transcript.TypedIn(place).ShouldBe(1);
        host.Transcript.SeenIn(place).ShouldBe(1);
        host.Transcript.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_settled_matter_is_rated_once_and_both_are_told_to_the_page_as_events()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        host.Transcript.Happen(WebHost.Place(visitor.Conversation), Happening.Resolved);

        foreach (var score in new[] { 4, 1 })
            await visitor.PostAsync($$$"""{"type":"event","name":"satisfaction","value":{"score":{{{score}}},"comment":" quick\u0000 "}}""");

        host.Transcript.Ratings.ShouldBe([(4, "quick")]);
        var activities = (await visitor.ReadAsync()).Activities;
        activities.Select(activity => ((string)activity!["type"]!, (string)activity["name"]!)).ShouldBe([("event", "resolved"), ("event", "rated")]);
        activities.ShouldAllBe(activity => activity!["text"] == null && (string)activity["from"]!["role"]! == "bot");
    }

    [Theory]
    [InlineData("""{"type":"event","name":"satisfaction","value":{"score":6}}""")]
    [InlineData("""{"type":"event","name":"satisfaction","value":{"score":0}}""")]
    [InlineData("""{"type":"event","name":"satisfaction","value":{"score":1.5}}""")]
    [InlineData("""{"type":"event","name":"satisfaction","value":{"score":"5"}}""")]
    [InlineData("""{"type":"event","name":"satisfaction","value":5}""")]
    [InlineData("""{"type":"event","name":"seen","value":{"position":-1}}""")]
    [InlineData("""{"type":"event","name":"seen"}""")]
    [InlineData("""{"type":"event","name":"of another program","value":{"score":5,"position":7}}""")]
    public async Task Events_of_others_and_wrong_ones_change_nothing(string json)
    {
        await using var host = await WebHost.StartAsync();
        var visitor = await host.VisitAsync();
        var place = WebHost.Place(visitor.Conversation);
        host.Transcript.Happen(place, Happening.Resolved);

        (await visitor.PostAsync(json)).Status.ShouldBe(HttpStatusCode.OK);

        host.Transcript.Ratings.ShouldBeEmpty();
        host.Transcript.SeenIn(place).ShouldBe(0);
    }

    [Fact]
    public async Task Before_anybody_writes_the_page_learns_what_to_ask_and_when_people_are_back()
    {
        await using var host = await WebHost.StartAsync(null, ("AskFirst:0", "name"), ("AskFirst:1", "Email"));

        var about = await host.GetAsync("/chat/about");

        about.Json!.ToJsonString().ShouldBe("""{"askFirst":["name","email"],"maxUploadBytes":10485760,"maxUploadFiles":5}""");
    }
}
