using System.Text;
using StaticGraph.Codecs;

namespace StaticGraph.Tests.Codecs;

public sealed class CodecTests
{
    public static TheoryData<int, int> Shuffles
    {
        get
        {
            TheoryData<int, int> data = [];
            foreach (int size in (int[])[1, 2, 3, 4, 5, 8, 12, 16, 17])
            {
                foreach (int bytes in (int[])[0, 1, 7, 64, 128, 255, 256, 257, 1000, 4099])
                {
                    data.Add(size, bytes);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shuffles))]
    public void Shuffle_puts_bytes_of_equal_significance_together(int size, int bytes)
    {
        byte[] elements = new byte[bytes];
        new Random(size).NextBytes(elements);
        byte[] planes = new byte[bytes];
        Shuffle.Encode(elements, planes, size);

        int count = bytes / size;
        byte[] expected = [.. elements];
        for (int i = 0; i < count * size; i++)
        {
            expected[(i % size * count) + (i / size)] = elements[i];
        }

        Assert.Equal(expected, planes);
        byte[] back = new byte[bytes];
        Shuffle.Decode(planes, back, size);
        Assert.Equal(elements, back);
    }

    /// <summary>A file may claim elements far larger than its chunks: going through as many planes as they have bytes took a second a chunk.</summary>
    [Fact]
    public async Task Shuffle_of_elements_larger_than_the_chunk_is_a_copy()
    {
        const int Chunk = 1 << 20;
        byte[] planes = new byte[64 * Chunk];
        new Random(1).NextBytes(planes);
        byte[] elements = new byte[planes.Length];
        byte[] back = new byte[planes.Length];
        Task work = Task.Run(() =>
        {
            for (int at = 0; at < planes.Length; at += Chunk)
            {
                Shuffle.Decode(planes.AsSpan(at, Chunk), elements.AsSpan(at, Chunk), int.MaxValue);
                Shuffle.Encode(elements.AsSpan(at, Chunk), back.AsSpan(at, Chunk), int.MaxValue);
            }
        });

        await work.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(planes.AsSpan().SequenceEqual(elements));
        Assert.True(planes.AsSpan().SequenceEqual(back));
    }

    // Published test vectors of Fletcher-32, computed there over little-endian words: here every pair of letters is swapped.
    [Theory]
    [InlineData("badc\0e", 0xF04FC729u)]
    [InlineData("badcfe", 0x56502D2Au)]
    [InlineData("badcfehg", 0xEBE19591u)]
    public void Fletcher32_fits_the_published_vectors(string text, uint checksum) => Assert.Equal(checksum, Fletcher32.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Deflate_returns_what_was_put_in()
    {
        var random = new Random(1);
        foreach (int length in (int[])[1, 100, 70_000])
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)(i % 100 < 50 ? random.Next(256) : 7))];
            for (int level = 0; level <= 9; level += 3)
            {
                byte[] room = new byte[length + 1000];
                int bytes = Deflate.Encode(data, room, level);
                Assert.InRange(bytes, 1, room.Length);
                byte[] back = new byte[length];
                Assert.Null(Deflate.Decode(room.AsSpan(0, bytes), back));
                Assert.Equal(data, back);
                Assert.Equal(-1, Deflate.Encode(data, room.AsSpan(0, bytes - 1), level));
            }
        }
    }

    [Fact]
    public void Deflate_finds_the_size_that_nobody_tells()
    {
        byte[] data = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * i))];
        byte[] room = new byte[30_000];
        int bytes = Deflate.Encode(data, room, 6);
        byte[] back = new byte[data.Length + 100];
        foreach (int more in (int[])[0, 1, 100])
        {
            Assert.Null(Deflate.DecodeAtMost(room.AsSpan(0, bytes), back.AsSpan(0, data.Length + more), out int count));
            Assert.Equal(data, back[..count]);
        }

        Assert.Contains("does not end after 19999 bytes", Deflate.DecodeAtMost(room.AsSpan(0, bytes), back.AsSpan(0, data.Length - 1), out _), StringComparison.Ordinal);
        for (int cut = 1; cut < bytes; cut += cut < 20 ? 1 : 97)
        {
            Assert.NotNull(Deflate.DecodeAtMost(room.AsSpan(0, bytes - cut), back, out _));
        }
    }

    [Fact]
    public void Deflate_refuses_every_cut_and_every_wrong_length()
    {
        byte[] data = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * i))];
        byte[] room = new byte[30_000];
        int bytes = Deflate.Encode(data, room, 6);
        byte[] back = new byte[data.Length];
        for (int cut = 1; cut < bytes; cut += cut < 20 ? 1 : 97)
        {
            Assert.NotNull(Deflate.Decode(room.AsSpan(0, bytes - cut), back));
        }

        Assert.Contains("does not end", Deflate.Decode(room.AsSpan(0, bytes), back.AsSpan(1)), StringComparison.Ordinal);
        Assert.Contains("ends after 20000 of 20001", Deflate.Decode(room.AsSpan(0, bytes), new byte[20_001]), StringComparison.Ordinal);
    }

    [Fact]
    public void Libdeflate_and_the_framework_agree_on_whole_and_on_damaged_data()
    {
        Assert.True(LibDeflate.IsLoaded, "The package libdeflate0 is missing; test.sh installs it.");
        byte[] data = [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * i / 7))];
        byte[] room = new byte[8_000];
        int bytes = Deflate.Encode(data, room, 6);
        byte[] back = new byte[data.Length];
        Assert.True(LibDeflate.TryDecode(room.AsSpan(0, bytes), back));
        Assert.Equal(data, back);

        for (int damaged = 0; damaged < bytes; damaged += 11)
        {
            room[damaged] ^= 0x10;
            string? problem = Deflate.DecodeByFramework(room.AsSpan(0, bytes), back);
            Assert.Equal(problem is null, LibDeflate.TryDecode(room.AsSpan(0, bytes), back));
            Assert.Equal(problem, Deflate.Decode(room.AsSpan(0, bytes), back));
            room[damaged] ^= 0x10;
        }
    }
}
