import { expect, test } from '../harness/test';

test.only('runs alone', () => {
    expect(1).toBe(1);
});

test('does not run', () => {
    expect(1).toBe(2);
});
