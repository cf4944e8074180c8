// Times a reference network in ONNX Runtime, through its C API, and prints one line of JSON a turn.
// README.md beside this file says what is timed; `prepare` builds this into build/.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LIBRARY "node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1"
#define API_VERSION 17
#define CLASSES 10

// The npm package has the library without its header. OrtApi is a table of function pointers whose order never changes.
enum {
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSession = 7,
    Run = 9,
    CreateSessionOptions = 10,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
};
enum { LogLevelError = 3, OptimizeAll = 99, ArenaAllocator = 1, MemoryTypeDefault = 0, ElementFloat = 1 };

typedef void Status;
typedef struct {
    void **(*api)(uint32_t version);
    const char *(*version)(void);
} ApiBase;

typedef struct {
    const char *name;
    int64_t shape[3]; // channels, height, width
    int parameters;
} Network;

static const Network networks[] = {
    {"mlp", {1, 28, 28}, 109386},
    {"mnist_cnn", {1, 28, 28}, 34826},
    {"cifar_cnn", {3, 32, 32}, 550570},
};

static void **api;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "ort_peer: %s: %s\n", what, why);
    exit(1);
}

static void check(Status *status, const char *what) {
    if (status != NULL) {
        fail(what, ((const char *(*)(Status *))api[GetErrorMessage])(status));
    }
}

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int positive(const char *option, const char *text) {
    char *end;
    long number = strtol(text, &end, 10);
    if (*end != '\0' || number < 1 || number > 100000000) {
        fail(option, "must be an integer of at least 1");
    }
    return (int)number;
}

static const Network *find(const char *name) {
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        if (name != NULL && strcmp(networks[i].name, name) == 0) {
            return &networks[i];
        }
    }
    fail("--network", "must be mlp, mnist_cnn or cifar_cnn");
    return NULL;
}

// A file beside the executable, so that the program runs from any folder.
static const char *beside(const char *file, char path[PATH_MAX]) {
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (length < 0) {
        fail("/proc/self/exe", "cannot be read");
    }
    path[length] = '\0';
    char *name = strrchr(path, '/') + 1;
    if (snprintf(name, PATH_MAX - (name - path), "%s", file) >= PATH_MAX - (name - path)) {
        fail(file, "the path is too long");
    }
    return path;
}

static float *floats(size_t count) {
    void *memory = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
    if (memory == NULL) {
        fail("memory", "not enough for this batch");
    }
    return memory;
}

static void *tensor(void *memory_info, float *data, const int64_t *shape, size_t rank) {
    size_t count = 1;
    for (size_t i = 0; i < rank; i++) {
        count *= (size_t)shape[i];
    }
    void *value;
    check(((Status *(*)(void *, void *, size_t, const int64_t *, size_t, int, void **))api[CreateTensorWithDataAsOrtValue])(
              memory_info, data, count * sizeof(float), shape, rank, ElementFloat, &value), "tensor");
    return value;
}

static void run(void *session, void *input, void *output) {
    static const char *inputs[] = {"x"}, *outputs[] = {"y"};
    check(((Status *(*)(void *, void *, const char **, void **, size_t, const char **, size_t, void **))api[Run])(
              session, NULL, inputs, &input, 1, outputs, 1, &output), "run");
}

// Times `repeats` runs, after some that do not count.
static void turn(void *session, void *input, void *output, int repeats, const char *description) {
    double *times = malloc((size_t)repeats * sizeof *times), *sorted = malloc((size_t)repeats * sizeof *sorted);
    if (times == NULL || sorted == NULL) {
        fail("memory", "not enough for so many repeats");
    }
    for (int i = 0; i < 1 + repeats / 10; i++) {
        run(session, input, output);
    }
    for (int i = 0; i < repeats; i++) {
        double before = milliseconds();
        run(session, input, output);
        times[i] = milliseconds() - before;
    }
    memcpy(sorted, times, (size_t)repeats * sizeof *sorted);
    qsort(sorted, (size_t)repeats, sizeof *sorted, ascending);
    double median = repeats % 2 ? sorted[repeats / 2] : (sorted[repeats / 2 - 1] + sorted[repeats / 2]) / 2;
    printf("{%s, \"median_ms\": %.6f, \"min_ms\": %.6f, \"times_ms\": [", description, median, sorted[0]);
    for (int i = 0; i < repeats; i++) {
        printf("%s%.6f", i ? ", " : "", times[i]);
    }
    printf("]}\n");
    fflush(stdout);
    free(times);
    free(sorted);
}

int main(int argc, char **argv) {
    double start = milliseconds();
    const char *name = NULL;
    int threads = 1, batch = 1, repeats = 1000, print_output = 0, turns = 0;
    static const struct option options[] = {
        {"network", required_argument, NULL, 'n'}, {"threads", required_argument, NULL, 't'},
        {"batch", required_argument, NULL, 'b'}, {"repeats", required_argument, NULL, 'r'},
        {"print-output", no_argument, NULL, 'p'}, {"turns", no_argument, NULL, 's'}, {0},
    };
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 'n': name = optarg; break;
        case 't': threads = positive("--threads", optarg); break;
        case 'b': batch = positive("--batch", optarg); break;
        case 'r': repeats = positive("--repeats", optarg); break;
        case 'p': print_output = 1; break;
        case 's': turns = 1; break; // a turn for each line of standard input, which is its number of repeats
        default:
            fprintf(stderr, "Usage: ort_peer --network NAME [--threads N] [--batch N] [--repeats N | --turns] [--print-output]\n");
            return 2;
        }
    }
    const Network *network = find(name);

    char path[PATH_MAX], model[64];
    void *library = dlopen(beside(LIBRARY, path), RTLD_NOW);
    if (library == NULL) {
        fail("ONNX Runtime cannot be loaded, run benchmarks/peers/prepare", dlerror());
    }
    const ApiBase *(*base_of)(void);
    *(void **)&base_of = dlsym(library, "OrtGetApiBase");
    const ApiBase *base = base_of != NULL ? base_of() : NULL;
    api = base != NULL ? base->api(API_VERSION) : NULL;
    if (api == NULL) {
        fail(path, "this is not the ONNX Runtime library that the program was written for");
    }

    void *environment, *session_options, *session, *memory_info;
    check(((Status *(*)(int, const char *, void **))api[CreateEnv])(LogLevelError, "ort_peer", &environment), "environment");
    check(((Status *(*)(void **))api[CreateSessionOptions])(&session_options), "options");
    check(((Status *(*)(void *, int))api[SetSessionGraphOptimizationLevel])(session_options, OptimizeAll), "options");
    check(((Status *(*)(void *, int))api[SetIntraOpNumThreads])(session_options, threads), "options");
    snprintf(model, sizeof model, "%s.onnx", network->name);
    check(((Status *(*)(void *, const char *, void *, void **))api[CreateSession])(
              environment, beside(model, path), session_options, &session), "session");
    check(((Status *(*)(int, int, void **))api[CreateCpuMemoryInfo])(ArenaAllocator, MemoryTypeDefault, &memory_info), "memory");

    int64_t input_shape[] = {batch, network->shape[0], network->shape[1], network->shape[2]}, output_shape[] = {batch, CLASSES};
    size_t count = (size_t)batch * network->shape[0] * network->shape[1] * network->shape[2];
    float *x = floats(count), *y = floats((size_t)batch * CLASSES);
    for (size_t i = 0; i < count; i++) {
        x[i] = (float)(((uint32_t)i * 2654435761u) >> 8) / (1 << 24);
    }
    void *input = tensor(memory_info, x, input_shape, 4), *output = tensor(memory_info, y, output_shape, 2);

    run(session, input, output);
    double first_result = milliseconds() - start;
    if (print_output) {
        for (int i = 0; i < batch * CLASSES; i++) {
            printf("%.9g\n", y[i]);
        }
        return 0;
    }

    char description[512];
    snprintf(description, sizeof description,
             "\"peer\": \"onnxruntime\", \"version\": \"%s\", \"network\": \"%s\", \"mode\": \"infer\", \"parameters\": %d, "
             "\"batch\": %d, \"threads\": %d, \"first_result_ms\": %.3f",
             base->version(), network->name, network->parameters, batch, threads, first_result);
    for (int i = 0; i < 3; i++) {
        run(session, input, output);
    }
    if (!turns) {
        turn(session, input, output, repeats, description);
        return 0;
    }
    for (char line[32]; fgets(line, sizeof line, stdin) != NULL;) {
        line[strcspn(line, "\r\n")] = '\0';
        turn(session, input, output, positive("a line of standard input", line), description);
    }
    return 0;
}
