using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Web;

/// <summary>The addresses of files in a conversation, under the server's own.</summary>
internal sealed class FileLinks(FileLinks.Maker maker, string server)
{
    public string Of(Attachment file) =>
        $"{server}{Paths.Attachments}/{file.Id}{(file.IsConfidential ? $"?key={maker.KeyOf(file.Id)}" : null)}";

    /// <summary>
    /// Makes them. Agents see the ids of files at the desk, so for a confidential one its id is not enough here: its address has a key too,
    /// which only the conversation's own clients are told.
    /// </summary>
    internal sealed class Maker(WebSecret secret, WebChatOptions options)
    {
        private readonly byte[] _key = secret.KeyFor("addresses of confidential files");

        public FileLinks For(HttpContext http) => new(this, Paths.Server(http, options));

        public string KeyOf(string id) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(id)).AsSpan(0, 16));

        /// <summary>Whether this address opens the file.</summary>
        public bool Opens(Attachment file, string key) => !file.IsConfidential
            || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(KeyOf(file.Id)), Encoding.UTF8.GetBytes(key));
    }
}
