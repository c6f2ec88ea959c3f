using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace SupportBot.Storage;

/// <summary>Keeps the keys that protect cookies and forms in the store, so that they outlive a restart.</summary>
internal sealed class KeyStore(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Finished(database.ReadAsync(async session =>
        (await session.Connection.QueryAsync<string>("SELECT xml FROM keys ORDER BY name")).Select(XElement.Parse).ToList()).AsTask());

    public void StoreElement(XElement element, string friendlyName) => Finished(database.WriteAsync(async session =>
        await session.Connection.ExecuteAsync(
            "INSERT INTO keys (name, xml) VALUES (@friendlyName, @xml) ON CONFLICT DO NOTHING", new { friendlyName, xml = element.ToString() })));

    // The framework asks for keys synchronously; it does so a few times in the life of the program.
    private static T Finished<T>(Task<T> work) => work.ConfigureAwait(false).GetAwaiter().GetResult();
}
