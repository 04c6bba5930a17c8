using StaticGraph;
using static StaticGraph.NDArray;

/// <summary>Layers of neural networks: images are counted along the first axis, and have their channels along the last.</summary>
public static partial class DeepLearning
{
    [ArrayKernel]
    static NDArray<float> Softmax([Shape("q", "p", "k", "m")] NDArray<float> x) => Shares(x);

    [ArrayKernel]
    static NDArray<float> Mlp(
        [Shape("n", "m")] NDArray<float> x, [Shape("m", "k")] NDArray<float> w1, [Shape("k")] NDArray<float> b1,
        [Shape("k", "p")] NDArray<float> w2, [Shape("p")] NDArray<float> b2, [Shape("p", "q")] NDArray<float> w3, [Shape("q")] NDArray<float> b3)
        => Shares(Relu(Relu(x.Dot(w1) + b1).Dot(w2) + b2).Dot(w3) + b3);

    [ArrayKernel]
    static NDArray<float> Conv2dBias([Shape("q", "k", "m", 3)] NDArray<float> x, [Shape(3, 3, 3, "p")] NDArray<float> weights, [Shape("p")] NDArray<float> bias) => Convolved(x, weights, 3) + bias;

    [ArrayKernel]
    static NDArray<float> Lenet(
        [Shape("q", 20, 20, 1)] NDArray<float> x, [Shape(5, 5, 1, 4)] NDArray<float> conv1, [Shape(4)] NDArray<float> bias1, [Shape(5, 5, 4, 6)] NDArray<float> conv2, [Shape(6)] NDArray<float> bias2,
        [Shape(24, 12)] NDArray<float> w1, [Shape(12)] NDArray<float> b1, [Shape(12, 8)] NDArray<float> w2, [Shape(8)] NDArray<float> b2, [Shape(8, 5)] NDArray<float> w3, [Shape(5)] NDArray<float> b3)
    {
        NDArray<float> first = Pooled(Relu(Convolved(x, conv1, 5) + bias1));
        NDArray<float> second = Pooled(Relu(Convolved(first, conv2, 5) + bias2)).Reshape([x.GetLength(0), 24]);
        return Relu(Relu(second.Dot(w1) + b1).Dot(w2) + b2).Dot(w3) + b3;
    }

    [ArrayKernel]
    static NDArray<float> Resnet([Shape("p", 5, 6, 8)] NDArray<float> x, [Shape(1, 1, 8, 4)] NDArray<float> conv1, [Shape(3, 3, 4, 4)] NDArray<float> conv2, [Shape(1, 1, 4, 8)] NDArray<float> conv3)
    {
        NDArray<float> first = Relu(Normalized(Pad(Convolved(x, conv1, 1), [(0, 0), (1, 1), (1, 1), (0, 0)])));
        NDArray<float> second = Relu(Normalized(Convolved(first, conv2, 3)));
        return Relu(Normalized(Convolved(second, conv3, 1)) + x);
    }

    static NDArray<float> Relu(NDArray<float> x) => Maximum(x, 0);

    static NDArray<float> Shares(NDArray<float> x)
    {
        NDArray<float> powers = Exp(x - x.Max(-1, keepDims: true));
        return powers / powers.Sum(-1, keepDims: true);
    }

    static NDArray<float> Convolved(NDArray<float> x, NDArray<float> weights, int size) => Einsum("nhwcij,ijco->nhwo", SlidingWindow(SlidingWindow(x, size, 1), size, 2), weights);

    static NDArray<float> Pooled(NDArray<float> x) => Maximum(
        Maximum(x[.., Slice(0, null, 2), Slice(0, null, 2)], x[.., Slice(0, null, 2), Slice(1, null, 2)]),
        Maximum(x[.., Slice(1, null, 2), Slice(0, null, 2)], x[.., Slice(1, null, 2), Slice(1, null, 2)]));

    static NDArray<float> Normalized(NDArray<float> x) => (x - x.Mean(0, keepDims: true)) / Sqrt(x.Std(0, keepDims: true) + 1e-5f);
}
