/*
 * Calls the digit reader as a C program would: `library IMAGES` prints what it reads in an IDX file of images, a line an image as
 * samples/DigitReader does, and exits with 1 and a line on the error output where a call does not do what the header says.
 */
#define _POSIX_C_SOURCE 200809L
#include "digit_reader.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IMAGE = DIGIT_READER_SIZE_IMAGE, DIGITS = DIGIT_READER_SIZE_PROBABILITIES, IDX_HEAD = 16, IMAGES = 1000, THREADS = 8 };

static unsigned char idx[IDX_HEAD + IMAGES * IMAGE];
static float expected[IMAGES][DIGITS];

#define EXPECT(condition)                                                                                      \
    do {                                                                                                       \
        if (!(condition)) {                                                                                    \
            fprintf(stderr, "%s:%d: not so: %s; last error: %s\n", __FILE__, __LINE__, #condition, digit_reader_last_error()); \
            exit(1);                                                                                           \
        }                                                                                                      \
    } while (0)

static const unsigned char *pixels(int image) { return idx + IDX_HEAD + image * IMAGE; }

/* The image as a binary grey map; gives its length. */
static size_t grey_map(int image, unsigned char *file) {
    int head = sprintf((char *)file, "P5\n# image %d\n28 28\n255\n", image);
    memcpy(file + head, pixels(image), IMAGE);
    return (size_t)head + IMAGE;
}

static void reads_images(void) {
    for (int image = 0; image < IMAGES; image++) {
        float grey[IMAGE], of_file[DIGITS];
        unsigned char file[IMAGE + 64];
        int best = 0;
        for (int i = 0; i < IMAGE; i++) {
            grey[i] = (float)pixels(image)[i] / 255.0f;
        }
        EXPECT(digit_reader_predict(grey, expected[image]) == DIGIT_READER_STATUS_OK);
        EXPECT(digit_reader_predict_pgm(file, grey_map(image, file), of_file) == DIGIT_READER_STATUS_OK);
        EXPECT(memcmp(of_file, expected[image], sizeof of_file) == 0);
        for (int digit = 1; digit < DIGITS; digit++) {
            best = expected[image][digit] > expected[image][best] ? digit : best;
        }
        printf("%d", best);
        for (int digit = 0; digit < DIGITS; digit++) {
            printf(" %.4f", (double)expected[image][digit]);
        }
        printf("\n");
    }
}

static void refuses(const unsigned char *bytes, size_t length, digit_reader_status status, const char *message) {
    float probabilities[DIGITS] = {0};
    EXPECT(digit_reader_predict_pgm(bytes, length, probabilities) == status);
    if (strcmp(digit_reader_last_error(), message) != 0) {
        fprintf(stderr, "the last error is '%s'; expected '%s'\n", digit_reader_last_error(), message);
        exit(1);
    }
    for (int digit = 0; digit < DIGITS; digit++) {
        EXPECT(probabilities[digit] == 0);
    }
}

static void refuses_bad_calls(void) {
    float numbers[IMAGE] = {0};
    unsigned char file[IMAGE + 64];
    size_t length = grey_map(0, file);

    EXPECT(digit_reader_predict(NULL, numbers) == DIGIT_READER_STATUS_NULL_POINTER);
    EXPECT(strcmp(digit_reader_last_error(), "digit_reader_predict: image is NULL") == 0);
    EXPECT(digit_reader_predict(numbers, NULL) == DIGIT_READER_STATUS_NULL_POINTER);
    EXPECT(strcmp(digit_reader_last_error(), "digit_reader_predict: probabilities is NULL") == 0);
    EXPECT(digit_reader_predict_pgm(file, length, NULL) == DIGIT_READER_STATUS_NULL_POINTER);
    refuses(NULL, 1, DIGIT_READER_STATUS_NULL_POINTER, "digit_reader_predict_pgm: bytes is NULL");
    refuses(NULL, 0, DIGIT_READER_STATUS_INVALID_IMAGE, "digit_reader_predict_pgm: byte 0: expected P5 or P2 and white space, as a grey map begins; found the end");
    refuses(file, length - 1, DIGIT_READER_STATUS_INVALID_IMAGE, "digit_reader_predict_pgm: byte 806: expected the grey of row 27, column 27, 0 to 255; found the end");
    refuses((const unsigned char *)"P5 28 999999999999 255 ", 23, DIGIT_READER_STATUS_INVALID_IMAGE, "digit_reader_predict_pgm: byte 6: expected the height, 28; found '999999999999'");
}

/* Nothing behind the length is read: memory checkers see to it, since each copy lies in memory of just its length. */
static void survives_every_truncation_and_garbage(void) {
    unsigned char whole[IMAGE + 64];
    size_t length = grey_map(0, whole);
    unsigned random = 1;
    for (size_t cut = 0; cut < length; cut++) {
        float probabilities[DIGITS];
        unsigned char *copy = malloc(cut > 0 ? cut : 1);
        EXPECT(copy != NULL);
        memcpy(copy, whole, cut);
        EXPECT(digit_reader_predict_pgm(copy, cut, probabilities) == DIGIT_READER_STATUS_INVALID_IMAGE);
        for (size_t i = 0; i < cut; i++) {
            random = random * 1664525u + 1013904223u;
            copy[i] = (unsigned char)(cut % 2 == 0 || i > 20 ? random >> 24 : copy[i]);
        }
        EXPECT(digit_reader_predict_pgm(copy, cut, probabilities) == DIGIT_READER_STATUS_INVALID_IMAGE);
        EXPECT(strlen(digit_reader_last_error()) > 0);
        free(copy);
    }
}

/* The length is believed, yet no more than the longest grey map is looked at. */
static void refuses_a_huge_length(void) {
    static unsigned char comment[8193];
    float probabilities[DIGITS];
    memset(comment, '#', sizeof comment);
    EXPECT(digit_reader_predict_pgm(comment, (size_t)-1, probabilities) == DIGIT_READER_STATUS_INVALID_IMAGE);
    EXPECT(strstr(digit_reader_last_error(), "at most 8192 bytes") != NULL);
}

/* Half of the calls fail: the messages of one thread are not those of another. */
static void *reads_beside_others(void *argument) {
    int thread = (int)(intptr_t)argument;
    char message[128];
    EXPECT(strcmp(digit_reader_last_error(), "") == 0);
    sprintf(message, "digit_reader_predict_pgm: byte 0: expected P5 or P2 and white space, as a grey map begins; found 'thread-%d'", thread);
    for (int image = thread; image < IMAGES; image += 2) {
        float probabilities[DIGITS];
        unsigned char file[IMAGE + 64];
        char bad[32];
        int length = sprintf(bad, "thread-%d", thread);
        EXPECT(digit_reader_predict_pgm((unsigned char *)bad, (size_t)length, probabilities) == DIGIT_READER_STATUS_INVALID_IMAGE);
        EXPECT(digit_reader_predict_pgm(file, grey_map(image, file), probabilities) == DIGIT_READER_STATUS_OK);
        EXPECT(memcmp(probabilities, expected[image], sizeof probabilities) == 0);
        EXPECT(strcmp(digit_reader_last_error(), message) == 0);
    }
    return NULL;
}

/* The first call starts the library: any of them may be it. Each in a process of its own. */
static int first_call(int function) {
    unsigned char file[IMAGE + 64];
    float grey[IMAGE] = {0}, probabilities[DIGITS];
    size_t length = grey_map(0, file);
    switch (function) {
    case 0: return digit_reader_abi_version() == DIGIT_READER_ABI_VERSION;
    case 1: return digit_reader_input_size() == IMAGE;
    case 2: return digit_reader_output_size() == DIGITS;
    case 3: return strcmp(digit_reader_last_error(), "") == 0;
    case 4: return digit_reader_predict(grey, probabilities) == DIGIT_READER_STATUS_OK;
    case 5: return digit_reader_predict(NULL, probabilities) == DIGIT_READER_STATUS_NULL_POINTER;
    case 6: return digit_reader_predict_pgm(file, length, probabilities) == DIGIT_READER_STATUS_OK;
    case 7: return digit_reader_predict_pgm(file, length - 1, probabilities) == DIGIT_READER_STATUS_INVALID_IMAGE;
    default: return -1;
    }
}

static void starts_with_any_call(void) {
    for (int function = 0; function < 8; function++) {
        int status = -1;
        pid_t child = fork();
        if (child == 0) {
            _exit(first_call(function) == 1 ? 0 : 1);
        }
        if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
            fprintf(stderr, "the library fails where function %d is the first that is called\n", function);
            exit(1);
        }
    }
}

int main(int count, char **arguments) {
    FILE *images = count == 2 ? fopen(arguments[1], "rb") : NULL;
    pthread_t threads[THREADS];
    if (images == NULL || fread(idx, 1, sizeof idx, images) != sizeof idx) {
        fprintf(stderr, "Usage: library IMAGES, an IDX file of %d images\n", IMAGES);
        return 2;
    }
    fclose(images);

    starts_with_any_call();
    EXPECT(digit_reader_abi_version() == DIGIT_READER_ABI_VERSION);
    EXPECT(digit_reader_input_size() == IMAGE);
    EXPECT(digit_reader_output_size() == DIGITS);
    EXPECT(strcmp(digit_reader_last_error(), "") == 0);
    reads_images();
    refuses_bad_calls();
    survives_every_truncation_and_garbage();
    refuses_a_huge_length();
    for (int thread = 0; thread < THREADS; thread++) {
        EXPECT(pthread_create(&threads[thread], NULL, reads_beside_others, (void *)(intptr_t)thread) == 0);
    }
    for (int thread = 0; thread < THREADS; thread++) {
        EXPECT(pthread_join(threads[thread], NULL) == 0);
    }
    return 0;
}
